package io.holdfast.storage.local;

import io.holdfast.storage.Entry;
import io.holdfast.storage.Journal;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import io.holdfast.storage.StorageClosedException;
import io.holdfast.storage.StorageException;
import io.holdfast.storage.Work;
import io.holdfast.storage.WriteTx;
import io.holdfast.storage.commit.Transactions;
import io.holdfast.storage.journal.MemoryLog;
import io.holdfast.storage.table.MemoryTable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A store of this process alone. */
public final class LocalStorage implements Storage {

  private final String type;
  private final Transactions transactions;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  LocalStorage(String type, Transactions transactions, Runnable onClose) {
    this.type = type;
    this.transactions = transactions;
    this.onClose = onClose;
  }

  /** A new, empty store in memory. Nothing of it, its journal included, outlives the process. */
  public static LocalStorage inMemory() {
    MemoryTable table = new MemoryTable();
    return new LocalStorage(table.type(), new Transactions(table, new MemoryLog()), () -> {});
  }

  /**
   * A new, empty store in memory, whose journal is in the files of {@code directory}. It must not
   * hold a store yet, since one in memory cannot go on with what an earlier one left.
   *
   * @throws StorageException if it holds one, or cannot be used
   */
  public static LocalStorage inMemory(Path directory) {
    return StoreOpening.inMemory(directory);
  }

  /**
   * Opens the durable store in {@code directory}, or makes one. What a crash left undone is done
   * before this returns.
   *
   * @throws io.holdfast.storage.StorageLockedException if it is in use
   * @throws io.holdfast.storage.StorageDamagedException if its files are damaged
   * @throws io.holdfast.storage.StorageFormatException if they are of another kind or version
   * @throws StorageException if it cannot be used
   */
  public static LocalStorage open(Path directory) {
    return StoreOpening.durable(directory);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<? super ReadTx, T> work) {
    return transactions.read(work);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<? super WriteTx, T> work) {
    return transactions.write(work);
  }

  @Override
  public void replace(Iterator<Entry> entries) {
    transactions.replace(entries);
  }

  @Override
  public Journal journal() {
    return transactions.journal();
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Map<String, Long> sizes() {
    try {
      return transactions.sizes();
    } catch (StorageClosedException e) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        transactions.close();
      } finally {
        onClose.run();
      }
    }
  }
}
