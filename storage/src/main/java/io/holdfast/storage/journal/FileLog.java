package io.holdfast.storage.journal;

import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log in a directory: a row of segment files. */
public final class FileLog implements GroupLog {

  private static final Logger LOG = LoggerFactory.getLogger(FileLog.class);

  private final SegmentFiles files;
  private final LogLimits limits;
  private final FrameEncoder encoder = new FrameEncoder();

  /** By the number of their first group; the last one is written to. */
  private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();

  private SegmentWriter writer;
  private long sequence;
  private volatile long end;

  /**
   * Opens the log in {@code directory}, which exists, and repeats to {@code table} what it lacks.
   *
   * @throws io.holdfast.storage.StorageDamagedException if a group is unreadable and not merely
   *     unfinished, or if log and table do not fit together
   * @throws io.holdfast.storage.StorageFormatException if a later version wrote it
   */
  public static FileLog open(Path directory, Table table, LogLimits limits, Disk disk) {
    SegmentFiles files = new SegmentFiles(directory, disk);
    Recovery recovery = new Recovery(files, table);
    try {
      recovery.run();
      return new FileLog(files, limits, recovery);
    } catch (IOException e) {
      throw new StorageFailedException("the journal in " + directory + " cannot be opened", e);
    }
  }

  private FileLog(SegmentFiles files, LogLimits limits, Recovery recovery) throws IOException {
    this.files = files;
    this.limits = limits;
    this.sequence = recovery.sequence();
    this.end = recovery.endRecord();
    recovery.segments().forEach(segment -> segments.put(segment.firstSequence(), segment));
    this.writer = writer(recovery.segments().getLast());
  }

  private SegmentWriter writer(Segment segment) throws IOException {
    return new SegmentWriter(files, segment, segment.end(), limits.reserveBytes());
  }

  @Override
  public long append(List<Change> changes, List<byte[]> records) {
    ByteBuffer frame = encoder.encode(sequence + 1, end, changes, records);
    if (writer.position() + frame.remaining() > limits.segmentBytes()
        && writer.position() > Segment.HEADER_BYTES) {
      roll();
    }
    long frameEnd = end + records.size();
    FrameEncoder.seal(frame, writer.position());
    writer.append(frame);
    sequence++;
    writer.segment().extend(writer.position());
    end = frameEnd;
    return sequence;
  }

  private void roll() {
    SegmentWriter full = writer;
    Segment next = prepareNext();
    try {
      files.publish(next);
      writer = writer(next);
    } catch (IOException e) {
      // With the segment in place, the one before must not be written to again.
      throw DiskErrors.broken("beginning", next.file(), e);
    }
    segments.put(next.firstSequence(), next);
    try {
      full.close();
    } catch (IOException e) {
      LOG.warn("{} keeps space that it does not need", full.segment().file(), e);
    }
  }

  private Segment prepareNext() {
    try {
      return files.prepare(sequence + 1, end);
    } catch (IOException e) {
      throw DiskErrors.ofWrite(files, files.directory(), Segment.HEADER_BYTES, e);
    }
  }

  /** Where the groups end in the file that is written to. */
  long writtenEnd() {
    return writer.position();
  }

  @Override
  public long segment() {
    return writer.segment().firstSequence();
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public long firstKept() {
    return segments.firstEntry().getValue().firstRecord();
  }

  @Override
  public RecordReader read(long from) {
    Segment segment = segments.firstEntry().getValue();
    for (Segment candidate : segments.values()) {
      if (candidate.firstRecord() <= from) {
        segment = candidate;
      }
    }
    return new SegmentRecords(files, segment, this::after, this::end, from);
  }

  private @Nullable Segment after(Segment segment) {
    Map.Entry<Long, Segment> next = segments.higherEntry(segment.firstSequence());
    return next == null ? null : next.getValue();
  }

  @Override
  public void reclaim(long released, LongSupplier flushed) {
    Segment oldest = segments.firstEntry().getValue();
    Segment next = after(oldest);
    while (next != null
        && recordsEnd(oldest, next) <= released
        && next.firstSequence() - 1 <= flushed.getAsLong()) {
      segments.remove(oldest.firstSequence());
      delete(oldest);
      oldest = next;
      next = after(oldest);
    }
  }

  /** The end of the records in a segment; 0 where it has none, so that it needs no release. */
  private static long recordsEnd(Segment segment, Segment next) {
    return next.firstRecord() > segment.firstRecord() ? next.firstRecord() : 0;
  }

  private static void delete(Segment segment) {
    try {
      Files.delete(segment.file());
    } catch (IOException e) {
      LOG.warn("{} is not needed any more, but cannot be deleted", segment.file(), e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      LOG.warn("the journal in {} was not closed cleanly", files.directory(), e);
    }
  }
}
