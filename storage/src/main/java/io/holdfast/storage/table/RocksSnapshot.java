package io.holdfast.storage.table;

import io.holdfast.storage.StorageException;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** A snapshot of RocksDB. Its options are made once, since they are native objects too. */
final class RocksSnapshot implements TableSnapshot {

  private final RocksDB db;
  private final byte[] end;
  private final Function<RocksDBException, StorageException> failure;
  private final Snapshot snapshot;
  private final ReadOptions options;

  /**
   * @param end the key after the last row
   */
  RocksSnapshot(RocksDB db, byte[] end, Function<RocksDBException, StorageException> failure) {
    this.db = db;
    this.end = end;
    this.failure = failure;
    this.snapshot = db.getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    try {
      return db.get(options, key);
    } catch (RocksDBException e) {
      throw failure.apply(e);
    }
  }

  @Override
  public Rows rows(byte[] from, byte @Nullable [] to) {
    byte[] bound = to == null ? end : to;
    return Arrays.compareUnsigned(from, bound) < 0 ? new RocksRows(from, bound) : Rows.NONE;
  }

  @Override
  public void close() {
    options.close();
    db.releaseSnapshot(snapshot);
    snapshot.close();
  }

  private final class RocksRows implements Rows {
    private final Slice bound;
    private final ReadOptions bounded;
    private final RocksIterator iterator;
    private final byte[] from;
    private boolean started;

    RocksRows(byte[] from, byte[] to) {
      this.from = from;
      this.bound = new Slice(to);
      this.bounded = new ReadOptions().setSnapshot(snapshot).setIterateUpperBound(bound);
      this.iterator = db.newIterator(bounded);
    }

    @Override
    public boolean next() {
      if (started) {
        iterator.next();
      } else {
        iterator.seek(from);
        started = true;
      }
      if (iterator.isValid()) {
        return true;
      }
      requireSound();
      return false;
    }

    private void requireSound() {
      try {
        iterator.status();
      } catch (RocksDBException e) {
        throw failure.apply(e);
      }
    }

    @Override
    public byte[] key() {
      return iterator.key();
    }

    @Override
    public byte[] value() {
      return iterator.value();
    }

    @Override
    public void close() {
      iterator.close();
      bounded.close();
      bound.close();
    }
  }
}
