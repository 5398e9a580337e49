package io.holdfast.storage.journal;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.StorageFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the records of a log from its segments, one after the other. */
final class SegmentRecords implements RecordReader {

  private final SegmentFiles files;
  private final Successor successor;
  private final LongSupplier end;
  private long next;

  private Segment segment;
  private @Nullable FileChannel file;
  private @Nullable FrameReader frames;

  /** Which segment follows another; null where there is none. */
  @FunctionalInterface
  interface Successor {
    @Nullable Segment of(Segment segment);
  }

  /**
   * @param segment the one that has the record {@code from}, or will have it
   * @param end the number of durable records
   */
  SegmentRecords(
      SegmentFiles files, Segment segment, Successor successor, LongSupplier end, long from) {
    this.files = files;
    this.segment = segment;
    this.successor = successor;
    this.end = end;
    this.next = from;
  }

  @Override
  public List<byte[]> next() {
    // The end is read first: the frame of each record below it is then whole within its segment.
    if (next >= end.getAsLong()) {
      return List.of();
    }
    try {
      while (true) {
        FrameReader reader = frames();
        Frame frame = reader.peek();
        if (frame == null) {
          moveOn(reader);
        } else {
          List<byte[]> records = unread(frame, reader);
          reader.skip(frame);
          if (!records.isEmpty()) {
            next += records.size();
            return records;
          }
        }
      }
    } catch (IOException e) {
      throw new StorageFailedException("the records in " + segment.file() + " cannot be read", e);
    }
  }

  private List<byte[]> unread(Frame frame, FrameReader reader) {
    if (frame.endRecord() <= next) {
      return List.of();
    }
    List<byte[]> records = FrameDecoder.records(frame, reader.buffer());
    return records.subList(Math.toIntExact(next - frame.firstRecord()), records.size());
  }

  private FrameReader frames() throws IOException {
    FrameReader reader = frames;
    if (reader == null) {
      FileChannel opened = files.openToRead(segment);
      file = opened;
      reader = new FrameReader(opened, segment::end, Segment.HEADER_BYTES);
      frames = reader;
    }
    return reader;
  }

  private void moveOn(FrameReader reader) throws IOException {
    Segment following = successor.of(segment);
    if (reader.offset() < segment.end() || following == null) {
      throw new StorageDamagedException(
          segment.file(), reader.offset(), "the group with record " + next + " is unreadable");
    }
    close();
    segment = following;
  }

  @Override
  public void close() {
    FileChannel closing = file;
    frames = null;
    file = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (IOException e) {
      throw new StorageFailedException(segment.file() + " cannot be closed", e);
    }
  }
}
