package io.holdfast.storage.commit;

import io.holdfast.storage.Entry;
import io.holdfast.storage.Journal;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Work;
import io.holdfast.storage.WriteTx;
import io.holdfast.storage.journal.GroupLog;
import io.holdfast.storage.journal.LocalJournal;
import io.holdfast.storage.table.Table;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Serializable transactions over a table and a log, which it owns from then on. */
public final class Transactions implements AutoCloseable {

  /** How often a transaction may lose against others before it asks to run alone. */
  private static final int OPTIMISTIC_RUNS = 5;

  private static final ScopedValue<Transactions> RUNNING = ScopedValue.newInstance();

  private final GroupLog log;
  private final CurrentTable table;
  private final TableMaker maker;
  private final Snapshots snapshots = new Snapshots();
  private final LocalJournal journal;
  private final Committer committer;
  private final Lock replacing = new ReentrantLock();

  /** As the other constructor, with a table in memory whose successors are in memory too. */
  public Transactions(Table table, GroupLog log) {
    this(table, log, TableMaker.IN_MEMORY);
  }

  /**
   * @param table holds all groups of {@code log}
   * @param maker makes those that take its place
   */
  public Transactions(Table table, GroupLog log, TableMaker maker) {
    this.table = new CurrentTable(table);
    this.maker = maker;
    this.log = log;
    this.journal = new LocalJournal(log, this.table::flushed);
    this.committer = new Committer(log, journal, this.table, snapshots);
  }

  public Journal journal() {
    return journal;
  }

  /** How large the table's parts are. A snapshot is held meanwhile, so that it is not closed. */
  public Map<String, Long> sizes() {
    try (Snapshot _ = snapshots.acquire()) {
      return table.sizes();
    }
  }

  public <T extends @Nullable Object> T read(Work<? super ReadTx, T> work) {
    requireNone();
    try (Snapshot snapshot = snapshots.acquire()) {
      SnapshotReads tx = new SnapshotReads(snapshot.rows());
      try {
        return ScopedValue.where(RUNNING, this).call(() -> work.run(tx));
      } finally {
        tx.end();
      }
    }
  }

  public <T extends @Nullable Object> T write(Work<? super WriteTx, T> work) {
    requireNone();
    for (int i = 0; i < OPTIMISTIC_RUNS; i++) {
      Run<T> run = run(work, null);
      if (run.committed()) {
        return run.result();
      }
    }
    return writeAlone(work);
  }

  private <T extends @Nullable Object> T writeAlone(Work<? super WriteTx, T> work) {
    while (true) {
      Turn turn = committer.awaitTurn();
      try {
        Run<T> run = run(work, turn);
        if (run.committed()) {
          return run.result();
        }
      } finally {
        turn.pass();
      }
    }
  }

  private record Run<T extends @Nullable Object>(T result, boolean committed) {}

  // The snapshot is held until the outcome is known: it keeps what it is validated against.
  private <T extends @Nullable Object> Run<T> run(
      Work<? super WriteTx, T> work, @Nullable Turn turn) {
    try (Snapshot snapshot = snapshots.acquire()) {
      Transaction tx = new Transaction(snapshot);
      T result;
      try {
        result = ScopedValue.where(RUNNING, this).call(() -> work.run(tx));
      } finally {
        tx.end();
      }
      Submission submission = tx.submission();
      if (submission.isEmpty()) {
        return new Run<>(result, true);
      }
      if (turn != null && turn.handIn(submission)) {
        return new Run<>(result, submission.await());
      }
      return new Run<>(result, committer.commit(submission));
    }
  }

  /** As {@link io.holdfast.storage.Storage#replace}. */
  public void replace(Iterator<Entry> entries) {
    requireNone();
    replacing.lock();
    try {
      Table next = maker.make();
      try {
        TableFilling.fill(next, entries);
      } catch (RuntimeException | Error e) {
        next.close();
        maker.abandon();
        throw e;
      }
      committer.replace(new Replacement(next, maker));
    } finally {
      replacing.unlock();
    }
  }

  // Within a transaction, another one would see a different state, and could wait for it for ever.
  private void requireNone() {
    if (RUNNING.isBound() && RUNNING.get() == this) {
      throw new IllegalStateException(
          "a transaction was begun within another one; use the one that is running");
    }
  }

  /** Waits for what runs, then closes the log and the table. Closing twice does nothing. */
  @Override
  public void close() {
    committer.waitForNoRoom();
    snapshots.close();
    committer.close();
    journal.close();
    log.close();
    table.close();
  }
}
