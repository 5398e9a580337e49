package io.holdfast.storage.journal;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.table.Change;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one segment at the start: checks every frame, and repeats what the table lacks. */
final class SegmentScan {

  private static final int STEP_BYTES = 64 << 10;

  private final Segment segment;
  private final FileChannel file;
  private long sequence;
  private long endRecord;

  SegmentScan(Segment segment, FileChannel file) {
    this.segment = segment;
    this.file = file;
    this.sequence = segment.firstSequence() - 1;
    this.endRecord = segment.firstRecord();
  }

  /** The last group that was read. */
  long sequence() {
    return sequence;
  }

  /** The number of the record that follows. */
  long endRecord() {
    return endRecord;
  }

  /**
   * Reads the frames up to the first place where there is none.
   *
   * @param applied groups up to this one are in the table already
   * @param table takes the changes of the others, each with the number of its group
   */
  void read(long applied, ObjLongConsumer<List<Change>> table) throws IOException {
    long size = file.size();
    FrameReader reader = new FrameReader(file, () -> size, Segment.HEADER_BYTES);
    for (Frame frame = reader.peek(); frame != null; frame = reader.peek()) {
      requireNext(frame, reader.offset());
      if (frame.sequence() > applied && frame.changeBytes() > 0) {
        table.accept(FrameDecoder.changes(frame, reader.buffer()), frame.sequence());
      }
      reader.skip(frame);
      sequence = frame.sequence();
      endRecord = frame.endRecord();
      segment.extend(reader.offset());
    }
  }

  private void requireNext(Frame frame, long offset) {
    if (frame.sequence() != sequence + 1 || frame.firstRecord() != endRecord) {
      throw damaged(
          offset,
          "group %d with record %d follows group %d, which ended before record %d"
              .formatted(frame.sequence(), frame.firstRecord(), sequence, endRecord));
    }
  }

  /**
   * How many bytes of an unfinished group follow the last frame. A crash leaves at most the group
   * that was being written, which nobody was told of; where a later group follows, the bytes in
   * between were once whole.
   */
  long tornBytes() throws IOException {
    long lastUsed = segment.end();
    long size = file.size();
    ByteBuffer chunk = ByteBuffer.allocate(STEP_BYTES);
    for (long at = segment.end(); at < size; at += STEP_BYTES - Integer.BYTES + 1L) {
      read(chunk.clear(), at);
      requireNoFrame(chunk, at);
      for (int i = chunk.limit() - 1; i >= 0; i--) {
        if (chunk.get(i) != 0) {
          lastUsed = at + i + 1;
          break;
        }
      }
    }
    return lastUsed - segment.end();
  }

  private void requireNoFrame(ByteBuffer chunk, long chunkOffset) throws IOException {
    for (int i = 0; i + Integer.BYTES <= chunk.limit(); i++) {
      long offset = chunkOffset + i;
      if (chunk.getInt(i) == Frame.MARKER && offset > segment.end()) {
        Frame frame = frameAt(offset);
        if (frame != null && frame.sequence() > sequence) {
          throw damaged(
              segment.end(),
              "group %d is unreadable, though group %d follows at offset %d"
                  .formatted(sequence + 1, frame.sequence(), offset));
        }
      }
    }
  }

  private @Nullable Frame frameAt(long offset) throws IOException {
    long size = file.size();
    return new FrameReader(file, () -> size, offset).peek();
  }

  private void read(ByteBuffer into, long offset) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int read = file.read(into, at);
      if (read < 0) {
        break;
      }
      at += read;
    }
    into.flip();
  }

  StorageDamagedException damaged(long offset, String detail) {
    return new StorageDamagedException(segment.file(), offset, detail);
  }
}
