package io.holdfast.storage.journal;

import io.holdfast.storage.table.Change;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/** A log on the heap: keeps the records until they are released, and no changes. */
public final class MemoryLog implements GroupLog {

  /** The records of each group that has some, by the number of its first. */
  private final ConcurrentNavigableMap<Long, List<byte[]>> groups = new ConcurrentSkipListMap<>();

  private long sequence;
  private volatile long end;

  @Override
  public long append(List<Change> changes, List<byte[]> records) {
    if (!records.isEmpty()) {
      long first = end;
      groups.put(first, List.copyOf(records));
      end = first + records.size();
    }
    return ++sequence;
  }

  @Override
  public long segment() {
    return 0;
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public long firstKept() {
    Map.Entry<Long, List<byte[]>> first = groups.firstEntry();
    return first == null ? end : first.getKey();
  }

  @Override
  public RecordReader read(long from) {
    return new Reader(from);
  }

  @Override
  public void reclaim(long released, LongSupplier flushed) {
    for (Map.Entry<Long, List<byte[]>> group : groups.headMap(released).entrySet()) {
      if (group.getKey() + group.getValue().size() <= released) {
        groups.remove(group.getKey());
      }
    }
  }

  @Override
  public void close() {
    groups.clear();
  }

  private final class Reader implements RecordReader {
    private long next;

    Reader(long from) {
      next = from;
    }

    @Override
    public List<byte[]> next() {
      if (next >= end) {
        return List.of();
      }
      Map.Entry<Long, List<byte[]>> group = groups.floorEntry(next);
      if (group == null) {
        return List.of(); // the log was closed
      }
      int skipped = Math.toIntExact(next - group.getKey());
      List<byte[]> records = group.getValue().subList(skipped, group.getValue().size());
      next += records.size();
      return records;
    }

    @Override
    public void close() {}
  }
}
