package io.holdfast.core.barrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.Storage;
import io.holdfast.storage.local.LocalStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that encrypts too often with random nonces gives its messages away. */
class EncryptionBudgetTest {
  private static final long LIMIT = 1000;

  private final Storage storage = LocalStorage.inMemory();
  private final AtomicInteger term = new AtomicInteger(1);

  @AfterEach
  void close() {
    storage.close();
  }

  private EncryptionBudget budget() {
    EncryptionBudget budget =
        new EncryptionBudget(
            storage,
            term::get,
            replaced -> {
              var _ = term.compareAndSet(replaced, replaced + 1);
            });
    budget.limit(LIMIT);
    return budget;
  }

  private long stored(int ofTerm) {
    byte[] count = storage.read(tx -> tx.get(Layout.USES + ofTerm));
    return count == null ? 0 : ByteBuffer.wrap(count).getLong();
  }

  @Test
  void aTermIsReplacedBeforeItHasMadeTheLimit() {
    EncryptionBudget budget = budget();
    Map<Integer, Integer> made = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      EncryptionBudget.Reservation reserved = budget.ensure();
      reserved.spend();
      made.merge(reserved.term(), 1, Integer::sum);
    }
    assertThat(term.get()).isGreaterThan(4);
    assertThat(made.values()).allMatch(count -> count <= LIMIT);
  }

  @Test
  void noEncryptionIsForgottenByACrash() {
    for (int crash = 0; crash < 10; crash++) {
      EncryptionBudget afterRestart = budget();
      for (int i = 0; i < 70; i++) {
        afterRestart.ensure().spend();
      }
    }
    assertThat(term.get() > 1 || stored(1) >= 700).isTrue();
    assertThat(stored(1)).isGreaterThanOrEqualTo(700);
  }

  @Test
  void twoNodesShareTheLimitOfATerm() {
    EncryptionBudget one = budget();
    EncryptionBudget two = budget();
    Map<Integer, Integer> made = new HashMap<>();
    for (int i = 0; i < 3000; i++) {
      EncryptionBudget.Reservation reserved = (i % 2 == 0 ? one : two).ensure();
      reserved.spend();
      made.merge(reserved.term(), 1, Integer::sum);
    }
    assertThat(made.values()).allMatch(count -> count <= LIMIT);
    assertThat(made.values().stream().mapToInt(count -> count).sum()).isEqualTo(3000);
  }

  @Test
  void whatATransactionEncryptsBeyondItsReservationIsCountedLater() {
    EncryptionBudget budget = budget();
    EncryptionBudget.Reservation reserved = budget.ensure();
    for (int i = 0; i < 400; i++) {
      reserved.spend();
    }
    assertThat(stored(1)).isLessThan(400);
    var _ = budget.ensure();
    assertThat(stored(1)).isGreaterThanOrEqualTo(400);
  }

  @Test
  void concurrentEncryptionsAreAllCounted() throws Exception {
    EncryptionBudget budget = budget();
    Map<Integer, AtomicInteger> made = new ConcurrentHashMap<>();
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      work.add(() -> {
        for (int n = 0; n < 100; n++) {
          EncryptionBudget.Reservation reserved = budget.ensure();
          reserved.spend();
          made.computeIfAbsent(reserved.term(), any -> new AtomicInteger()).incrementAndGet();
        }
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    made.forEach((ofTerm, count) ->
        assertThat((long) count.get()).isLessThanOrEqualTo(Math.max(stored(ofTerm), LIMIT) + 40));
  }
}
