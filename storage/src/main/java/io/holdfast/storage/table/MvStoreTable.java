package io.holdfast.storage.table;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFailedException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * A table in H2's MVStore, for platforms where RocksDB has no build: pure Java, several times
 * slower.
 *
 * <p>MVStore may write part of a batch to its file. That is no harm: the batch number is set last,
 * so that after a crash the journal repeats the whole batch, and to repeat it changes nothing more.
 */
public final class MvStoreTable implements Table {

  /** Sorts after all keys and is none: 0xff does not occur in UTF-8. */
  private static final byte[] APPLIED_KEY = {(byte) 0xff};

  private static final int CACHE_MEGABYTES = 16;

  /** With each flush, so much of what is less full than this is written anew. */
  private static final int COMPACT_BYTES = 8 << 20;

  private static final int COMPACT_BELOW_PERCENT = 60;

  private final Path file;
  private final MVStore store;
  private final MVMap<byte[], byte[]> map;

  private volatile long applied;
  private volatile long flushed;

  /**
   * Opens or makes the table in {@code directory}.
   *
   * @throws StorageDamagedException if MVStore finds its file damaged
   * @throws StorageFailedException if it cannot be read
   */
  public MvStoreTable(Path directory) {
    file = directory.resolve("table.mv");
    try {
      store =
          new MVStore.Builder()
              .fileName(file.toString())
              .cacheSize(CACHE_MEGABYTES)
              .autoCommitDisabled()
              .open();
      map =
          store.openMap(
              "table",
              new MVMap.Builder<byte[], byte[]>()
                  .keyType(ByteStringType.INSTANCE)
                  .valueType(ByteStringType.INSTANCE));
      applied = sequence(map.get(APPLIED_KEY));
      flushed = applied;
    } catch (MVStoreException e) {
      throw failure("opening", e);
    }
  }

  @Override
  public String type() {
    return "mvstore";
  }

  @Override
  public long applied() {
    return applied;
  }

  @Override
  public long flushed() {
    return flushed;
  }

  @Override
  public void sync() {
    flush();
  }

  @Override
  public void flush() {
    long reached = applied;
    try {
      store.commit();
      store.sync();
      store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES);
    } catch (MVStoreException e) {
      throw failure("flushing", e);
    }
    flushed = reached;
  }

  @Override
  public void apply(List<Change> changes, long sequence) {
    try {
      for (Change change : changes) {
        byte[] value = change.value();
        if (value == null) {
          map.remove(change.key());
        } else {
          map.put(change.key(), value);
        }
      }
      map.put(APPLIED_KEY, ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
    } catch (MVStoreException e) {
      throw failure("writing", e);
    }
    applied = sequence;
  }

  private static long sequence(byte @Nullable [] stored) {
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  @Override
  public TableSnapshot snapshot() {
    MVStore.TxCounter usage = store.registerVersionUsage();
    return new VersionSnapshot(map.flushAndGetRoot(), usage);
  }

  private StorageException failure(String doing, MVStoreException cause) {
    String said = doing + " the table " + file + " failed: " + cause.getMessage();
    if (cause.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT) {
      return new StorageDamagedException(file, said, cause);
    }
    return new StorageFailedException(said, cause);
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (MVStoreException e) {
      throw failure("closing", e);
    }
  }

  /** An immutable root of the tree; its version is in use, so that its pages are not reused. */
  private final class VersionSnapshot implements TableSnapshot {
    private final RootReference<byte[], byte[]> root;
    private final MVStore.TxCounter usage;

    VersionSnapshot(RootReference<byte[], byte[]> root, MVStore.TxCounter usage) {
      this.root = root;
      this.usage = usage;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      try {
        byte[] value = map.get(root.root, key);
        return value == null ? null : value.clone();
      } catch (MVStoreException e) {
        throw failure("reading", e);
      }
    }

    @Override
    public Rows rows(byte[] from, byte @Nullable [] to) {
      byte[] bound = to == null ? APPLIED_KEY : to;
      return new VersionRows(map.cursor(root, from, null, false), bound);
    }

    @Override
    public void close() {
      store.deregisterVersionUsage(usage);
    }
  }

  private final class VersionRows implements Rows {
    private final Cursor<byte[], byte[]> cursor;
    private final byte[] to;

    VersionRows(Cursor<byte[], byte[]> cursor, byte[] to) {
      this.cursor = cursor;
      this.to = to;
    }

    @Override
    public boolean next() {
      try {
        return cursor.hasNext() && Arrays.compareUnsigned(cursor.next(), to) < 0;
      } catch (MVStoreException e) {
        throw failure("reading", e);
      }
    }

    @Override
    public byte[] key() {
      return cursor.getKey();
    }

    @Override
    public byte[] value() {
      return cursor.getValue().clone();
    }

    @Override
    public void close() {}
  }
}
