package io.holdfast.core.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's numbers. Those that Vault has too bear its names ({@code vault.core.unsealed}), with
 * its units (milliseconds); the others begin with {@code holdfast}. No label holds a path or
 * anything else that a client sent.
 *
 * <p>The registry's classes take a third of a second to load, which a starting server has no time
 * for: what is to be noted waits until there is some of it, or until somebody looks.
 */
public final class Metrics {
  private static final int WAITING = 256;

  private final Queue<Consumer<Instruments>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger noted = new AtomicInteger();
  private final ReentrantLock making = new ReentrantLock();
  private final LongAdder auditFailures = new LongAdder();
  private final LongAdder limited = new LongAdder();
  private volatile @Nullable Instruments instruments;

  public Metrics() {
    gauge("vault.audit.log_response_failure", Tags.empty(), auditFailures::sum);
    gauge("vault.quota.rate_limit.violation", Tags.empty(), limited::sum);
    note(RuntimeGauges::add);
  }

  private void note(Consumer<Instruments> note) {
    waiting.add(note);
    if (instruments != null) {
      settle();
    } else if (noted.incrementAndGet() == WAITING) {
      Thread.ofPlatform().daemon().name("metrics").start(this::settle);
    }
  }

  /** Makes the instruments, unless they are there, and notes what waits. */
  private Instruments settle() {
    making.lock();
    try {
      Instruments made = instruments == null ? new Instruments() : instruments;
      instruments = made;
      for (Consumer<Instruments> next = waiting.poll(); next != null; next = waiting.poll()) {
        next.accept(made);
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  /** Adds a number that is asked for whenever somebody looks. */
  public void gauge(String name, Tags tags, Supplier<Number> value) {
    note(made -> made.gauge(name, tags, value));
  }

  /** A request was answered. */
  public void answered(boolean login, int status, long nanos) {
    if (status == 429) {
      limited.increment();
    }
    Instruments made = instruments;
    if (made == null) {
      note(later -> later.answered(login, nanos));
    } else {
      made.answered(login, nanos);
    }
  }

  /**
   * A transaction ended.
   *
   * @param nanos all of it
   * @param commitNanos what remained once its work was done: waiting, writing, the sync
   */
  void transacted(long nanos, long commitNanos) {
    Instruments made = instruments;
    if (made == null) {
      note(later -> later.transacted(nanos, commitNanos));
    } else {
      made.transacted(nanos, commitNanos);
    }
  }

  /** The audit devices took the entries of a request. */
  public void audited(long nanos) {
    Instruments made = instruments;
    if (made == null) {
      note(later -> later.audited(nanos));
    } else {
      made.audited(nanos);
    }
  }

  /** An audit device did not take an entry. */
  public void auditFailed() {
    auditFailures.increment();
  }

  /** In Prometheus' text format. */
  public String prometheus() {
    return settle().prometheus();
  }

  List<Meter> meters() {
    return settle().meters();
  }
}
