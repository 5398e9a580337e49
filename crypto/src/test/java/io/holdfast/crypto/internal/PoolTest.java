package io.holdfast.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {
  @Test
  void whatIsGivenBackIsTakenAgain() {
    Pool<Object> pool = new Pool<>(Object::new);
    Object first = pool.take();
    assertThat(pool.take()).isNotSameAs(first);
    pool.giveBack(first);
    assertThat(pool.take()).isSameAs(first);
  }

  @Test
  void aClearedPoolKeepsNothing() {
    Pool<Object> pool = new Pool<>(Object::new);
    Object first = pool.take();
    pool.giveBack(first);
    pool.clear();
    assertThat(pool.take()).isNotSameAs(first);
  }

  @Test
  void itNeverHoldsMoreThanItsBound() {
    AtomicInteger made = new AtomicInteger();
    Pool<Integer> pool = new Pool<>(made::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      pool.giveBack(-1);
    }
    for (int i = 0; i < 1000; i++) {
      pool.take();
    }
    assertThat(made.get()).isGreaterThan(900);
  }

  @Test
  void noTwoThreadsHoldTheSameObject() throws Exception {
    Pool<AtomicBoolean> pool = new Pool<>(AtomicBoolean::new);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int t = 0; t < 64; t++) {
        all.add(threads.submit(() -> holdsAlone(pool)));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
  }

  private static boolean holdsAlone(Pool<AtomicBoolean> pool) {
    for (int i = 0; i < 20_000; i++) {
      AtomicBoolean inUse = pool.take();
      if (!inUse.compareAndSet(false, true)) {
        return false;
      }
      inUse.set(false);
      pool.giveBack(inUse);
    }
    return true;
  }
}
