package io.holdfast.storage.journal;

import io.holdfast.storage.table.Change;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/** Encodes groups as frames, in a buffer that is used again. Usable by one thread. */
final class FrameEncoder {

  /** A larger buffer than this is not kept for the next group. */
  private static final int KEPT_BYTES = 1 << 20;

  private ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

  /** Encodes a group; the result is valid until the next call, and lacks its checksum. */
  ByteBuffer encode(long sequence, long firstRecord, List<Change> changes, List<byte[]> records) {
    Frame frame =
        new Frame(
            changeBytes(changes), recordBytes(records), sequence, firstRecord, records.size());
    ByteBuffer out = cleared(frame.length());
    out.putInt(Frame.MARKER).putInt(0);
    frame.write(out);
    changes.forEach(change -> put(out, change));
    for (byte[] record : records) {
      out.putInt(record.length).put(record);
    }
    return out.flip();
  }

  /** Completes an encoded frame that will lie at {@code offset} of its file. */
  static void seal(ByteBuffer frame, long offset) {
    frame.putInt(Frame.CRC_AT, checksum(frame, offset));
  }

  /** The checksum of a whole frame between position and limit of a buffer. */
  static int checksum(ByteBuffer frame, long offset) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(offset).flip());
    int start = frame.position() + Frame.CHECKED_AT;
    crc.update(frame.slice(start, frame.limit() - start));
    return (int) crc.getValue();
  }

  private ByteBuffer cleared(int bytes) {
    if (bytes > buffer.capacity()) {
      if (bytes > KEPT_BYTES) {
        return ByteBuffer.allocate(bytes);
      }
      buffer = ByteBuffer.allocate(Math.min(KEPT_BYTES, Math.max(bytes, 2 * buffer.capacity())));
    }
    return buffer.clear();
  }

  private static void put(ByteBuffer out, Change change) {
    out.putInt(change.key().length).put(change.key());
    byte[] value = change.value();
    if (value == null) {
      out.putInt(-1);
    } else {
      out.putInt(value.length).put(value);
    }
  }

  private static int changeBytes(List<Change> changes) {
    long bytes = 0;
    for (Change change : changes) {
      byte[] value = change.value();
      bytes += 2L * Integer.BYTES + change.key().length + (value == null ? 0 : value.length);
    }
    return Math.toIntExact(bytes);
  }

  private static int recordBytes(List<byte[]> records) {
    long bytes = 0;
    for (byte[] record : records) {
      bytes += (long) Integer.BYTES + record.length;
    }
    return Math.toIntExact(bytes);
  }
}
