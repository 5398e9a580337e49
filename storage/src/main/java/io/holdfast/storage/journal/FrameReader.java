package io.holdfast.storage.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames of a file from some offset on, through a buffer. Usable by one thread. The file may
 * grow meanwhile; what lies beyond its limit is not looked at.
 */
final class FrameReader {

  private static final int BUFFER_BYTES = 256 << 10;

  private final FileChannel file;
  private final LongSupplier limit;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

  /** The offset in the file of the buffer's position. */
  private long offset;

  /**
   * @param limit where in the file the bytes end that will not change any more
   */
  FrameReader(FileChannel file, LongSupplier limit, long offset) {
    this.file = file;
    this.limit = limit;
    this.offset = offset;
  }

  /** Where the next frame begins. */
  long offset() {
    return offset;
  }

  /**
   * The header of the frame here, with the whole frame in {@link #buffer} from its position on;
   * null where no whole and undamaged frame begins.
   */
  @Nullable Frame peek() throws IOException {
    if (!has(Frame.HEADER_BYTES)) {
      return null;
    }
    ByteBuffer header = buffer.slice(buffer.position(), Frame.HEADER_BYTES);
    if (header.getInt() != Frame.MARKER) {
      return null;
    }
    int checksum = header.getInt();
    Frame frame = Frame.read(header);
    if (!frame.isPlausible() || !has(frame.length())) {
      return null;
    }
    ByteBuffer whole = buffer.duplicate().limit(buffer.position() + frame.length());
    return FrameEncoder.checksum(whole, offset) == checksum ? frame : null;
  }

  ByteBuffer buffer() {
    return buffer;
  }

  /** Moves past the frame that was peeked at. */
  void skip(Frame frame) {
    buffer.position(buffer.position() + frame.length());
    offset += frame.length();
  }

  /** Sees to it that so many bytes are in the buffer; false where the file ends before. */
  private boolean has(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return true;
    }
    long available = limit.getAsLong() - offset;
    if (available < bytes) {
      return false;
    }
    makeRoom(bytes);
    buffer.limit((int) Math.min(buffer.capacity(), available));
    boolean read = true;
    while (read && buffer.hasRemaining()) {
      read = file.read(buffer, offset + buffer.position()) >= 0;
    }
    buffer.flip();
    return buffer.remaining() >= bytes;
  }

  /** Moves what is left to the front of a buffer that is large enough, ready to be read into. */
  private void makeRoom(int bytes) {
    int capacity = Math.max(BUFFER_BYTES, Math.max(bytes, buffer.remaining()));
    buffer =
        capacity == buffer.capacity()
            ? buffer.compact()
            : ByteBuffer.allocate(capacity).put(buffer);
  }
}
