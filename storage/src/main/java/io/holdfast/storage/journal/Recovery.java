package io.holdfast.storage.journal;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.table.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a log and its table back to one state after a restart. */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final SegmentFiles files;
  private final Table table;
  private final List<Segment> segments = new ArrayList<>();
  private long sequence;
  private long endRecord;

  Recovery(SegmentFiles files, Table table) {
    this.files = files;
    this.table = table;
  }

  List<Segment> segments() {
    return segments;
  }

  long sequence() {
    return sequence;
  }

  long endRecord() {
    return endRecord;
  }

  void run() throws IOException {
    segments.addAll(files.list());
    if (segments.isEmpty()) {
      begin();
      return;
    }
    requireReaches(segments.getFirst());
    long applied = table.applied();
    for (Segment segment : segments) {
      read(segment, applied);
    }
    if (sequence < applied) {
      throw new StorageDamagedException(
          segments.getLast().file(),
          "the journal ends with group %d, but the table has group %d".formatted(sequence, applied),
          null);
    }
  }

  private void begin() throws IOException {
    if (table.applied() > 0) {
      throw new StorageDamagedException(
          files.directory(), "it has no journal, but the table has taken in groups", null);
    }
    Segment first = files.prepare(1, 0);
    files.publish(first);
    segments.add(first);
  }

  private void requireReaches(Segment first) {
    if (first.firstSequence() > table.applied() + 1) {
      throw new StorageDamagedException(
          first.file(),
          "the journal begins with group %d, but the table has only those up to %d"
              .formatted(first.firstSequence(), table.applied()),
          null);
    }
    sequence = first.firstSequence() - 1;
    endRecord = first.firstRecord();
  }

  private void read(Segment segment, long applied) throws IOException {
    boolean last = segment.equals(segments.getLast());
    if (segment.firstSequence() != sequence + 1 || segment.firstRecord() != endRecord) {
      throw new StorageDamagedException(
          segment.file(), "it does not follow group %d".formatted(sequence), null);
    }
    try (FileChannel file = files.openToWrite(segment)) {
      SegmentScan scan = new SegmentScan(segment, file);
      scan.read(applied, table::apply);
      long torn = scan.tornBytes();
      if (torn > 0 && !last) {
        throw scan.damaged(segment.end(), "no group can be read, though a segment follows");
      }
      if (last) {
        cut(segment, file, torn);
      }
      sequence = scan.sequence();
      endRecord = scan.endRecord();
    }
  }

  // What is read here is acted upon, so that it must not vanish in the next crash: hence the sync.
  private static void cut(Segment segment, FileChannel file, long torn) throws IOException {
    if (torn > 0) {
      LOG.info(
          "{}: cut off {} bytes of an unfinished group at offset {}; it was not acknowledged",
          segment.file(),
          torn,
          segment.end());
    }
    file.truncate(segment.end());
    file.force(true);
  }
}
