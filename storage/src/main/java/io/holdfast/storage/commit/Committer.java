package io.holdfast.storage.commit;

import io.holdfast.storage.StorageClosedException;
import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageFullException;
import io.holdfast.storage.journal.GroupLog;
import io.holdfast.storage.journal.LocalJournal;
import io.holdfast.storage.table.Change;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits transactions: the one thread through which every change of a local store passes.
 *
 * <p>Transactions have run by then, each on a snapshot, and lie in a queue. The committer takes all
 * that is there and validates each in turn: whatever one read, keys and ranges, must not have been
 * written since its snapshot, neither by an earlier group nor by one before it in this group. Those
 * that hold are made durable as one group with one sync, then applied to the table, then shown to
 * new transactions, and only then acknowledged. The order in which they were validated is therefore
 * a serial order that explains all results.
 *
 * <p>Those that don't hold run again. In each round somebody wins, so that no back-off is needed;
 * but a long transaction among short ones could lose for ever. One that lost several times asks for
 * a {@link Turn}: the committer stops before it, lets it run alone on the newest snapshot, and puts
 * it first in the next group.
 *
 * <p>The thread is a platform thread, since it spends its time in system calls and native code.
 */
final class Committer {

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final long TURN_SECONDS = 10;
  private static final long FULL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LINGER_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final GroupLog log;
  private final LocalJournal journal;
  private final CurrentTable table;
  private final Snapshots snapshots;
  private final RecentWrites recent = new RecentWrites();
  private final Queue<Queued> queue = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  /** Counts groups since the start, also those that failed: the clock of snapshots. */
  private long commit;

  /** The part of the log that was written to last. */
  private long segment;

  private @Nullable StorageException broken;
  private volatile boolean idle;
  private volatile boolean closing;
  private volatile boolean impatient;

  /** What everybody is told who comes after the thread has ended. */
  private volatile @Nullable StorageException ended;

  Committer(GroupLog log, LocalJournal journal, CurrentTable table, Snapshots snapshots) {
    this.log = log;
    this.journal = journal;
    this.table = table;
    this.snapshots = snapshots;
    this.segment = log.segment();
    snapshots.publish(commit, table.snapshot());
    this.thread = Thread.ofPlatform().daemon().name("storage-committer").start(this::run);
  }

  /** Waits until the submission is durable and visible; false if it must run again. */
  boolean commit(Submission submission) {
    enqueue(submission);
    return submission.await();
  }

  /** Waits until the caller may run alone. It must end the turn. */
  Turn awaitTurn() {
    Turn turn = new Turn();
    enqueue(turn);
    turn.awaitGrant();
    return turn;
  }

  /** Puts a filled table in the place of the current one; returns when that is durable. */
  void replace(Replacement replacement) {
    try {
      enqueue(replacement);
    } catch (StorageException e) {
      replacement.table().close();
      throw e;
    }
    replacement.await();
  }

  private void enqueue(Queued item) {
    queue.add(item);
    StorageException refusal = ended;
    if (refusal != null && queue.remove(item)) {
      throw refusal;
    }
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  /** From now on, nothing waits for a full disk: the store is about to close. */
  void waitForNoRoom() {
    impatient = true;
  }

  /** Commits what is queued and ends the thread. Nobody may be queuing any more. */
  void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    StorageException end = new StorageClosedException();
    try {
      serve();
    } catch (Throwable e) {
      LOG.error("the storage committer failed; nothing is written until a restart", e);
      end = failedBy(e);
    } finally {
      ended = end;
      refuseQueued(end);
    }
  }

  private static StorageFailedException failedBy(Throwable cause) {
    return new StorageFailedException("writing failed; nothing is written until a restart", cause);
  }

  private void serve() {
    Submission handed = null;
    int last = 0;
    while (true) {
      linger(last);
      Group group = new Group();
      if (handed != null) {
        admit(handed, group);
      }
      Queued next = fill(group);
      last = group.size();
      if (!group.isEmpty()) {
        commit(group);
      }
      handed = next instanceof Turn turn ? turn.grant(TURN_SECONDS, TimeUnit.SECONDS) : null;
      if (next instanceof Replacement replacement) {
        perform(replacement);
      }
      if (next == null && queue.isEmpty()) {
        if (closing) {
          return;
        }
        awaitQueued();
      }
    }
  }

  // Those who were in one group mostly come back together: waiting for them a moment makes one sync
  // of several, which saves the processor time of all that follows from it. Who comes alone does
  // not wait.
  private void linger(int last) {
    if (last > 1 && !closing) {
      LockSupport.parkNanos(this, LINGER_NANOS);
    }
  }

  private void awaitQueued() {
    idle = true;
    while (queue.isEmpty() && !closing) {
      LockSupport.park(this);
      idle = true;
    }
    idle = false;
  }

  /** Takes what is queued, up to a full group or to what must happen alone, which it returns. */
  private @Nullable Queued fill(Group group) {
    while (!group.isFull()) {
      switch (queue.poll()) {
        case Submission submission -> admit(submission, group);
        case Turn turn -> {
          return turn;
        }
        case Replacement replacement -> {
          return replacement;
        }
        case null -> {
          return null;
        }
      }
    }
    return null;
  }

  private void admit(Submission submission, Group group) {
    if (submission.conflictsWith(recent)) {
      submission.conflicted();
    } else {
      recent.add(commit + 1, submission.changes());
      group.add(submission);
    }
  }

  private void commit(Group group) {
    commit++;
    try {
      if (broken != null) {
        throw broken;
      }
      long sequence = log.append(group.changes(), group.records());
      if (!group.changes().isEmpty()) {
        apply(group.changes(), sequence);
      }
    } catch (StorageException e) {
      if (!(e instanceof StorageFullException)) {
        broken = e;
      }
      showNewest(group);
      group.end(member -> member.failed(e));
      return;
    } catch (RuntimeException | Error e) {
      StorageFailedException failure = failedBy(e);
      group.end(member -> member.failed(failure));
      throw e;
    }
    showNewest(group);
    group.end(Submission::committed);
    journal.appended();
    keepLogShort();
  }

  // The group without changes numbers the moment: the new table holds all up to it, and after a
  // crash the log is repeated from there. Up to the last step it is the old table that is opened.
  private void perform(Replacement replacement) {
    Runnable removal;
    try {
      if (broken != null) {
        throw broken;
      }
      long sequence = log.append(List.of(), List.of());
      replacement.table().apply(List.of(), sequence);
      replacement.table().sync();
      removal = replacement.maker().establish();
    } catch (StorageFullException e) {
      giveUp(replacement, e);
      return;
    } catch (StorageException e) {
      broken = e;
      giveUp(replacement, e);
      return;
    } catch (RuntimeException | Error e) {
      giveUp(replacement, failedBy(e));
      throw e;
    }
    commit++;
    table.replace(replacement.table(), removal);
    snapshots.publish(commit, table.snapshot());
    recent.replacedAll(commit);
    replacement.made();
    keepLogShort();
  }

  private static void giveUp(Replacement replacement, StorageException cause) {
    replacement.table().close();
    replacement.failed(cause);
  }

  // Only space is at stake here: what fails now is tried again after the next part of the log.
  private void keepLogShort() {
    if (log.segment() == segment) {
      return;
    }
    segment = log.segment();
    try {
      noteReached(segment);
      table.flush();
      journal.reclaim();
    } catch (StorageException e) {
      LOG.warn("the storage journal cannot be shortened yet", e);
    }
  }

  // Groups that only record leave no trace in the table. Without one, it could not be told after a
  // restart whether the log begins where the table ends, once the groups in between are gone.
  private void noteReached(long sequence) {
    if (table.applied() < sequence) {
      table.apply(List.of(), sequence);
    }
  }

  // Also after a failure: the snapshots from then on are past the writes that never came to be.
  private void showNewest(Group group) {
    if (!group.changes().isEmpty()) {
      snapshots.publish(commit, table.snapshot());
      recent.prune(snapshots.oldest());
    }
  }

  // The group is durable, so that it can neither fail nor be overtaken any more.
  private void apply(List<Change> changes, long sequence) {
    boolean told = false;
    while (true) {
      try {
        table.apply(changes, sequence);
        return;
      } catch (StorageFullException e) {
        if (impatient) {
          throw new StorageFailedException(
              "the transaction is durable, but can be seen only after a restart", e);
        }
        if (!told) {
          LOG.warn("the table cannot take in a durable change yet; writing waits for it", e);
          told = true;
        }
        LockSupport.parkNanos(this, FULL_PAUSE_NANOS);
      }
    }
  }

  private void refuseQueued(StorageException refusal) {
    for (Queued item = queue.poll(); item != null; item = queue.poll()) {
      switch (item) {
        case Submission submission -> submission.failed(refusal);
        case Turn turn -> turn.pass();
        case Replacement replacement -> giveUp(replacement, refusal);
      }
    }
  }
}
