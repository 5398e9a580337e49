package io.holdfast.engine.exchange.nonce;

import io.holdfast.api.Refusal;
import io.holdfast.engine.exchange.route.Inputs;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Hands out the nonces of one key, in this process. */
final class Counter {
  private final ReentrantLock numbers = new ReentrantLock();

  /** Fair: who asked first sends first. */
  private final ReentrantLock turns = new ReentrantLock(true);

  private long last = Long.MIN_VALUE;

  /** Whether a block has numbers left at a time. */
  boolean reaches(Block block, long now) {
    numbers.lock();
    try {
      return Math.max(last + 1, Math.max(now, block.from())) < block.end();
    } finally {
      numbers.unlock();
    }
  }

  /** The next number: one more than the last, or the time where that is more. */
  long next(Block block, long now) {
    numbers.lock();
    try {
      long next = Math.max(Math.max(last + 1, block.from()), Math.min(now, block.end() - 1));
      if (next >= block.end()) {
        throw new Refusal.Unavailable("the nonces that were reserved are used up; try again");
      }
      last = next;
      return next;
    } finally {
      numbers.unlock();
    }
  }

  /** A number that the client chose. */
  long given(Block block, long number) {
    numbers.lock();
    try {
      if (number <= last || number < block.from()) {
        throw Inputs.invalid(
            "nonce", "it is not greater than those before it; leave it out to get one that is");
      }
      if (number >= block.end()) {
        throw Inputs.invalid("nonce", "it lies ahead of the time; leave it out to get one");
      }
      last = number;
      return number;
    } finally {
      numbers.unlock();
    }
  }

  /** Waits until nobody else sends. */
  void takeTurn(Duration patience) {
    try {
      if (!turns.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal.Unavailable(
            "other requests of this key are being sent, one after the other; nothing was sent: try"
                + " again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal.Unavailable("interrupted before anything was sent");
    }
  }

  void endTurn() {
    turns.unlock();
  }
}
