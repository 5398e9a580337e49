package io.holdfast.core.barrier;

import io.holdfast.storage.Storage;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Counts the encryptions of the active key term, so that it is rotated before 2^32 of them (random
 * 96-bit nonces, NIST SP 800-38D). A node reserves encryptions in blocks, in the storage, before it
 * makes them: the count survives crashes (a lost block only rotates earlier) and spans nodes.
 */
final class EncryptionBudget {
  private static final long BLOCK = 1_000_000;

  /** More than any one transaction encrypts, so that a block never runs out within one. */
  private static final long RESERVE = 100_000;

  private final Storage storage;
  private final IntSupplier activeTerm;
  private final Runnable rotate;
  private final AtomicLong left = new AtomicLong();
  private final ReentrantLock reserving = new ReentrantLock();
  private volatile long limit = RotationConfig.MOST_OPERATIONS;
  private volatile long reserved;

  EncryptionBudget(Storage storage, IntSupplier activeTerm, Runnable rotate) {
    this.storage = storage;
    this.activeTerm = activeTerm;
    this.rotate = rotate;
  }

  void spend() {
    left.decrementAndGet();
  }

  /** Called before a transaction begins, outside of it: reserves the next block when needed. */
  void ensure() {
    if (left.get() >= RESERVE) {
      return;
    }
    reserving.lock();
    try {
      if (left.get() >= RESERVE) {
        return;
      }
      long total = reserve();
      if (total > limit) {
        rotate.run();
        total = reserve();
      }
      reserved = total;
      left.set(BLOCK);
    } finally {
      reserving.unlock();
    }
  }

  private long reserve() {
    String key = Layout.USES + activeTerm.getAsInt();
    return storage.write(tx -> {
      byte[] before = tx.get(key);
      long total = (before == null ? 0 : ByteBuffer.wrap(before).getLong()) + BLOCK;
      tx.put(key, ByteBuffer.allocate(8).putLong(total).array());
      return total;
    });
  }

  /** After a rotation: the next transaction reserves for the new term. */
  void restart() {
    left.set(0);
    reserved = 0;
  }

  void limit(long encryptions) {
    limit = encryptions;
  }

  long reserved() {
    return reserved - Math.max(left.get(), 0);
  }
}
