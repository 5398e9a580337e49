package io.holdfast.storage.table;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFullException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A table in RocksDB, whose own write-ahead log is off: the journal is the only one. Each batch
 * also writes its sequence number, into the same column family, so that whatever RocksDB has
 * flushed is exactly the batches up to the number it has flushed.
 */
public final class RocksTable implements Table {

  /** Sorts after all keys and is none: 0xff does not occur in UTF-8. */
  private static final byte[] APPLIED_KEY = {(byte) 0xff};

  private final Path directory;
  private final RocksSettings settings = new RocksSettings();
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final ReadOptions persisted = new ReadOptions().setReadTier(ReadTier.PERSISTED_TIER);
  private final RocksDB db;

  private volatile long applied;

  /**
   * Opens or makes the table in {@code directory}. The native library is loaded by then.
   *
   * @throws StorageDamagedException if RocksDB finds its files damaged
   * @throws StorageFailedException if they cannot be read
   */
  public RocksTable(Path directory) {
    this.directory = directory;
    try {
      db = RocksDB.open(settings.options(), directory.toString());
      applied = sequence(db.get(APPLIED_KEY));
    } catch (RocksDBException e) {
      unlogged.close();
      persisted.close();
      settings.close();
      throw failure("opening", e);
    }
  }

  @Override
  public String type() {
    return "rocksdb";
  }

  @Override
  public long applied() {
    return applied;
  }

  @Override
  public long flushed() {
    try {
      return sequence(db.get(persisted, APPLIED_KEY));
    } catch (RocksDBException e) {
      throw failure("reading", e);
    }
  }

  @Override
  public void flush() {
    flush(false);
  }

  @Override
  public void sync() {
    flush(true);
  }

  private void flush(boolean wait) {
    try (FlushOptions options = new FlushOptions().setWaitForFlush(wait)) {
      db.flush(options);
    } catch (RocksDBException e) {
      throw failure("flushing", e);
    }
  }

  @Override
  public void apply(List<Change> changes, long sequence) {
    try (WriteBatch batch = new WriteBatch()) {
      for (Change change : changes) {
        byte[] value = change.value();
        if (value == null) {
          batch.delete(change.key());
        } else {
          batch.put(change.key(), value);
        }
      }
      batch.put(APPLIED_KEY, ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
      db.write(unlogged, batch);
    } catch (RocksDBException e) {
      throw failure("writing", e);
    }
    applied = sequence;
  }

  private static long sequence(byte @Nullable [] stored) {
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  @Override
  public TableSnapshot snapshot() {
    return new RocksSnapshot(db, APPLIED_KEY, e -> failure("reading", e));
  }

  @Override
  public Map<String, Long> sizes() {
    try {
      return Map.of(
          "table_files_bytes", db.getLongProperty("rocksdb.total-sst-files-size"),
          "table_memory_bytes", db.getLongProperty("rocksdb.cur-size-all-mem-tables"),
          "table_cache_bytes", db.getLongProperty("rocksdb.block-cache-usage"),
          "table_keys", db.getLongProperty("rocksdb.estimate-num-keys"));
    } catch (RocksDBException e) {
      throw failure("measuring", e);
    }
  }

  private StorageException failure(String doing, RocksDBException cause) {
    Status status = cause.getStatus();
    String said = doing + " the table in " + directory + " failed: " + cause.getMessage();
    if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
      return new StorageFullException(directory, said, cause);
    }
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return new StorageDamagedException(directory, said, cause);
    }
    return new StorageFailedException(said, cause);
  }

  /** RocksDB flushes as it closes, since its log is off; what it could not is in the journal. */
  @Override
  public void close() {
    try (settings;
        unlogged;
        persisted;
        db) {
      db.cancelAllBackgroundWork(true);
    }
  }
}
