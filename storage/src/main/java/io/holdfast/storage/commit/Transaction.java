package io.holdfast.storage.commit;

import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Keys;
import io.holdfast.storage.WriteTx;
import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a transaction that may write: notes what it reads, and keeps what it changes. */
final class Transaction implements WriteTx {

  /** What one transaction may write: it has to fit into memory several times. */
  private static final long MAX_BYTES = 64L << 20;

  /** What a change or record takes in memory and in the log beside its own bytes. */
  private static final int OVERHEAD_BYTES = 32;

  private final Life life = new Life();
  private final Snapshot snapshot;
  private final ReadSet reads = new ReadSet();
  private final NavigableMap<byte[], Change> changes = new TreeMap<>(Arrays::compareUnsigned);
  private final List<byte[]> records = new ArrayList<>(2);
  private long bytes;

  Transaction(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public byte @Nullable [] get(String key) {
    life.require();
    Change own = changes.isEmpty() ? null : changes.get(Keys.encode(key));
    if (own != null) {
      return copy(own.value());
    }
    Snapshot.Found found = snapshot.find(key);
    reads.add(found.key());
    return copy(found.value());
  }

  private static byte @Nullable [] copy(byte @Nullable [] value) {
    return value == null ? null : value.clone();
  }

  @Override
  public List<Entry> scan(KeyRange range, int limit) {
    Scans.requireLimit(limit);
    life.require();
    byte[] from = Keys.encodeBound(range.from());
    byte[] to = bound(range.to());
    List<Entry> entries;
    try (Rows rows = rows(from, to)) {
      entries = Scans.entries(rows, limit);
    }
    noteRead(from, to, entries.size() < limit ? null : entries.getLast().key());
    return entries;
  }

  @Override
  public void forEach(KeyRange range, Consumer<? super Entry> visitor) {
    life.require();
    byte[] from = Keys.encodeBound(range.from());
    byte[] to = bound(range.to());
    reads.add(from, to);
    try (Rows rows = rows(from, to)) {
      Scans.forEach(rows, visitor);
    }
  }

  @Override
  public List<String> keys(KeyRange range, int limit) {
    Scans.requireLimit(limit);
    life.require();
    byte[] from = Keys.encodeBound(range.from());
    byte[] to = bound(range.to());
    List<String> keys;
    try (Rows rows = rows(from, to)) {
      keys = Scans.keys(rows, limit);
    }
    noteRead(from, to, keys.size() < limit ? null : keys.getLast());
    return keys;
  }

  private Rows rows(byte[] from, byte @Nullable [] to) {
    Rows stored = snapshot.rows().rows(from, to);
    if (changes.isEmpty() || (to != null && Arrays.compareUnsigned(from, to) >= 0)) {
      return stored;
    }
    NavigableMap<byte[], Change> own =
        to == null ? changes.tailMap(from, true) : changes.subMap(from, true, to, false);
    return own.isEmpty() ? stored : new MergedRows(stored, own.values().iterator());
  }

  // A scan that stopped at its limit depends on nothing beyond the last key it returned.
  private void noteRead(byte[] from, byte @Nullable [] to, @Nullable String last) {
    if (last == null) {
      reads.add(from, to);
    } else {
      reads.addThrough(from, Keys.encodeBound(last));
    }
  }

  private static byte @Nullable [] bound(@Nullable String to) {
    return to == null ? null : Keys.encodeBound(to);
  }

  @Override
  public void put(String key, byte[] value) {
    change(new Change(Keys.encode(key), value.clone()), value.length);
  }

  @Override
  public void delete(String key) {
    change(new Change(Keys.encode(key), null), 0);
  }

  private void change(Change change, int valueBytes) {
    life.require();
    grow(change.key().length + (long) valueBytes);
    changes.put(change.key(), change);
  }

  @Override
  public void record(byte[] record) {
    life.require();
    grow(record.length);
    records.add(record.clone());
  }

  private void grow(long more) {
    bytes += more + OVERHEAD_BYTES;
    if (bytes > MAX_BYTES) {
      throw new IllegalStateException(
          "a transaction writes more than " + MAX_BYTES + " bytes; split it into smaller ones");
    }
  }

  void end() {
    life.end();
  }

  /** What is to be committed, after the run. */
  Submission submission() {
    return new Submission(snapshot.commit(), reads, List.copyOf(changes.values()), records, bytes);
  }
}
