package io.holdfast.crypto.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of stateful objects that are costly to make, such as ciphers. It never blocks: an
 * empty pool makes a new object, and a full one drops what is returned. A pool replaces the usual
 * ThreadLocal, which on virtual threads would be one object per request.
 */
public final class Pool<T> {
  /** Slots a thread looks at before it makes or drops an object. */
  private static final int PROBES = 4;

  private static final int SLOTS =
      Integer.highestOneBit(Math.max(4, 4 * Runtime.getRuntime().availableProcessors() - 1)) << 1;

  private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
  private final Supplier<T> factory;

  public Pool(Supplier<T> factory) {
    this.factory = factory;
  }

  /** An object that is the caller's until it is given back; one in a bad state is just dropped. */
  public T take() {
    int start = start();
    for (int i = 0; i < PROBES; i++) {
      int slot = (start + i) & (SLOTS - 1);
      if (slots.getPlain(slot) != null) {
        T taken = slots.getAndSet(slot, null);
        if (taken != null) {
          return taken;
        }
      }
    }
    return factory.get();
  }

  /** Gives back an object that is fit for the next use. */
  public void giveBack(T object) {
    int start = start();
    for (int i = 0; i < PROBES; i++) {
      int slot = (start + i) & (SLOTS - 1);
      if (slots.getPlain(slot) == null && slots.compareAndSet(slot, null, object)) {
        return;
      }
    }
  }

  /** Drops every object that rests in the pool. */
  public void clear() {
    for (int i = 0; i < SLOTS; i++) {
      slots.set(i, null);
    }
  }

  private static int start() {
    return (int) Thread.currentThread().threadId();
  }
}
