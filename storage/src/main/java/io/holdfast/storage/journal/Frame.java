package io.holdfast.storage.journal;

import java.nio.ByteBuffer;

/**
 * The header of one group in a segment. Numbers are big-endian:
 *
 * <pre>
 *  0  4  marker
 *  4  4  CRC-32C of: the frame's offset in its file (8 bytes), the header from 8 on, the payload
 *  8  4  length of the changes in the payload
 * 12  4  length of the records in the payload, which follow the changes
 * 16  8  number of the group
 * 24  8  number of its first record
 * 32  4  count of its records
 * 36     payload
 * </pre>
 *
 * A change is the length of the key (4), the key, the length of the value (4; -1 for a removal) and
 * the value; a record is its length (4) and its bytes. The offset takes part in the checksum so
 * that bytes that look like a frame are not taken for one elsewhere.
 *
 * @param sequence the number of the group
 */
record Frame(int changeBytes, int recordBytes, long sequence, long firstRecord, int recordCount) {

  static final int MARKER = 0x48464a46;
  static final int HEADER_BYTES = 36;
  static final int CRC_AT = 4;

  /** Where the part of the header begins that the checksum covers. */
  static final int CHECKED_AT = 8;

  /** More than a transaction may write: what claims to be larger is not a frame. */
  static final int MAX_PAYLOAD_BYTES = 256 << 20;

  /** Reads a header at the buffer's position, after its marker and checksum. */
  static Frame read(ByteBuffer header) {
    return new Frame(
        header.getInt(), header.getInt(), header.getLong(), header.getLong(), header.getInt());
  }

  void write(ByteBuffer header) {
    header.putInt(changeBytes).putInt(recordBytes).putLong(sequence).putLong(firstRecord);
    header.putInt(recordCount);
  }

  boolean isPlausible() {
    return changeBytes >= 0
        && recordBytes >= 0
        && (long) changeBytes + recordBytes <= MAX_PAYLOAD_BYTES
        && recordCount >= 0
        && (long) recordCount * Integer.BYTES <= recordBytes
        && firstRecord >= 0;
  }

  int payloadBytes() {
    return changeBytes + recordBytes;
  }

  int length() {
    return HEADER_BYTES + payloadBytes();
  }

  long endRecord() {
    return firstRecord + recordCount;
  }
}
