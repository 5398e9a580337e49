package io.holdfast.storage.journal;

import io.holdfast.storage.table.Change;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Decodes the payload of a frame whose checksum was found right. */
final class FrameDecoder {

  private FrameDecoder() {}

  /** The changes of a frame that begins at the buffer's position, which is left as it is. */
  static List<Change> changes(Frame frame, ByteBuffer buffer) {
    ByteBuffer in = payload(buffer, 0, frame.changeBytes());
    List<Change> changes = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] key = bytes(in, in.getInt());
      int valueLength = in.getInt();
      changes.add(new Change(key, valueLength < 0 ? null : bytes(in, valueLength)));
    }
    return changes;
  }

  /** The records of a frame that begins at the buffer's position, which is left as it is. */
  static List<byte[]> records(Frame frame, ByteBuffer buffer) {
    ByteBuffer in = payload(buffer, frame.changeBytes(), frame.recordBytes());
    List<byte[]> records = new ArrayList<>(frame.recordCount());
    while (in.hasRemaining()) {
      records.add(bytes(in, in.getInt()));
    }
    return records;
  }

  private static ByteBuffer payload(ByteBuffer buffer, int offset, int length) {
    return buffer.slice(buffer.position() + Frame.HEADER_BYTES + offset, length);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
