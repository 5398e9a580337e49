package io.holdfast.storage.local;

import io.holdfast.storage.Journal;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import io.holdfast.storage.Work;
import io.holdfast.storage.WriteTx;
import io.holdfast.storage.commit.Transactions;
import io.holdfast.storage.journal.GroupLog;
import io.holdfast.storage.journal.MemoryLog;
import io.holdfast.storage.table.MemoryTable;
import io.holdfast.storage.table.Table;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A store of this process alone. */
public final class LocalStorage implements Storage {

  private final String type;
  private final Transactions transactions;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalStorage(Table table, GroupLog log) {
    this.type = table.type();
    this.transactions = new Transactions(table, log);
  }

  /** A new, empty store in memory. Nothing of it, its journal included, outlives the process. */
  public static LocalStorage inMemory() {
    return new LocalStorage(new MemoryTable(), new MemoryLog());
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
  public Journal journal() {
    return transactions.journal();
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      transactions.close();
    }
  }
}
