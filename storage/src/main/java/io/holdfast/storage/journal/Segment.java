package io.holdfast.storage.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the log: a header, then frames. The header says which group and which record come
 * first, so that numbers go on even where everything before is gone.
 */
final class Segment {

  static final int HEADER_BYTES = 32;
  static final int VERSION = 1;
  static final String SUFFIX = ".journal";

  private static final long MAGIC = 0x686f6c6466617374L; // "holdfast"

  private final Path file;
  private final long firstSequence;
  private final long firstRecord;

  /** Where the durable frames end in the file. */
  private volatile long end = HEADER_BYTES;

  Segment(Path file, long firstSequence, long firstRecord) {
    this.file = file;
    this.firstSequence = firstSequence;
    this.firstRecord = firstRecord;
  }

  /** Segments sort by name in the order of their groups. */
  static String fileName(long firstSequence) {
    return "%020d%s".formatted(firstSequence, SUFFIX);
  }

  Path file() {
    return file;
  }

  long firstSequence() {
    return firstSequence;
  }

  long firstRecord() {
    return firstRecord;
  }

  long end() {
    return end;
  }

  /** Notes one more durable frame, which ends at {@code end} in the file. */
  void extend(long end) {
    this.end = end;
  }

  ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).putInt(VERSION).putLong(firstSequence).putLong(firstRecord);
    return header.putInt(checksum(header)).flip();
  }

  /** Reads a header of {@link #HEADER_BYTES}; null where it is not one. */
  static @Nullable Segment read(Path file, ByteBuffer header) {
    if (header.getLong(0) != MAGIC || header.getInt(HEADER_BYTES - 4) != checksum(header)) {
      return null;
    }
    return new Segment(file, header.getLong(12), header.getLong(20));
  }

  /** The version that a header claims; 0 where it is no header at all. */
  static int version(ByteBuffer header) {
    return header.getLong(0) == MAGIC ? header.getInt(8) : 0;
  }

  private static int checksum(ByteBuffer header) {
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, HEADER_BYTES - Integer.BYTES));
    return (int) crc.getValue();
  }
}
