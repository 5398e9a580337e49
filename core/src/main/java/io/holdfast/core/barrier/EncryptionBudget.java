package io.holdfast.core.barrier;

import io.holdfast.storage.Storage;
import io.holdfast.storage.WriteTx;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the encryptions of the active key term, so that it is rotated before 2^32 of them (random
 * 96-bit nonces, NIST SP 800-38D). A node reserves encryptions in blocks, in the storage, before it
 * makes them: the count survives crashes (a lost block only rotates earlier) and spans nodes.
 *
 * <p>A transaction encrypts under the term that its reservation is for. What transactions at work
 * encrypt beyond their reservation is owed and taken off the next block of the same term, so that
 * the stored count stays behind by no more than what is at work at one moment, for which the limit
 * leaves 10 %.
 */
final class EncryptionBudget {
  /** The largest block: at most so many are lost in a crash. */
  private static final long BLOCK = 1_000_000;

  private final Storage storage;
  private final IntSupplier activeTerm;
  private final IntConsumer rotate;
  private final ReentrantLock reserving = new ReentrantLock();
  private volatile long limit = RotationConfig.MOST_OPERATIONS;
  private volatile Reservation reservation = new Reservation(0);

  /** The encryptions that this node may make under a term. */
  static final class Reservation {
    private final int term;
    private final AtomicLong left = new AtomicLong();

    Reservation(int term) {
      this.term = term;
    }

    int term() {
      return term;
    }

    void spend() {
      left.decrementAndGet();
    }

    /** What was made and not yet reserved. */
    long owed() {
      return Math.max(-left.get(), 0);
    }
  }

  /**
   * @param rotate replaces the given term, unless another node did so already
   */
  EncryptionBudget(Storage storage, IntSupplier activeTerm, IntConsumer rotate) {
    this.storage = storage;
    this.activeTerm = activeTerm;
    this.rotate = rotate;
  }

  /** Called before a transaction begins, outside of it: reserves the next block when needed. */
  Reservation ensure() {
    Reservation current = reservation;
    if (isEnough(current)) {
      return current;
    }
    reserving.lock();
    try {
      current = reservation;
      while (!isEnough(current)) {
        int term = activeTerm.getAsInt();
        if (current.term != term) {
          current = new Reservation(term);
        }
        long block = block();
        if (stored(term, block) > limit) {
          rotate.accept(term);
        } else {
          current.left.addAndGet(block);
        }
      }
      reservation = current;
      return current;
    } finally {
      reserving.unlock();
    }
  }

  private boolean isEnough(Reservation current) {
    return current.term == activeTerm.getAsInt() && current.left.get() >= block() / 10;
  }

  /** A fourth of a small limit, so that a fresh term has room for a block. */
  private long block() {
    return Math.max(1, Math.min(BLOCK, limit / 4));
  }

  private long stored(int term, long block) {
    return storage.write(tx -> add(tx, term, block));
  }

  /** Adds to the stored count of a term. */
  static long add(WriteTx tx, int term, long encryptions) {
    String key = Layout.USES + term;
    long total = count(tx.get(key)) + encryptions;
    tx.put(key, ByteBuffer.allocate(Long.BYTES).putLong(total).array());
    return total;
  }

  private static long count(byte @Nullable [] stored) {
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  /** After how many encryptions a term is replaced. */
  void limit(long encryptions) {
    limit = encryptions;
  }

  /**
   * The encryptions made under a term, as far as this node knows: what other nodes reserved counts
   * as made.
   */
  long made(BarrierTx tx, int term) {
    Reservation current = reservation;
    long unspent = current.term == term ? current.left.get() : 0;
    return Math.max(0, count(tx.sealed(Layout.USES + term)) - unspent);
  }
}
