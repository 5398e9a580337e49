package io.holdfast.storage.commit;

import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Keys;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.table.Rows;
import io.holdfast.storage.table.TableSnapshot;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A transaction that only reads. */
final class SnapshotReads implements ReadTx {

  private final Life life = new Life();
  private final TableSnapshot snapshot;

  SnapshotReads(TableSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public byte @Nullable [] get(String key) {
    life.require();
    return snapshot.get(Keys.encode(key));
  }

  @Override
  public List<Entry> scan(KeyRange range, int limit) {
    Scans.requireLimit(limit);
    try (Rows rows = rows(range)) {
      return Scans.entries(rows, limit);
    }
  }

  @Override
  public void forEach(KeyRange range, Consumer<? super Entry> visitor) {
    try (Rows rows = rows(range)) {
      Scans.forEach(rows, visitor);
    }
  }

  @Override
  public List<String> keys(KeyRange range, int limit) {
    Scans.requireLimit(limit);
    try (Rows rows = rows(range)) {
      return Scans.keys(rows, limit);
    }
  }

  private Rows rows(KeyRange range) {
    life.require();
    String to = range.to();
    return snapshot.rows(Keys.encodeBound(range.from()), to == null ? null : Keys.encodeBound(to));
  }

  void end() {
    life.end();
  }
}
