package io.holdfast.storage.contract;

import static io.holdfast.storage.contract.Threads.join;
import static io.holdfast.storage.contract.Threads.meanwhile;
import static io.holdfast.storage.contract.Values.bytes;
import static io.holdfast.storage.contract.Values.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.WriteTx;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Two transactions in the worst order: between the reads of the first and its end, the second
 * commits. What comes out must be what one after the other would have given.
 */
public interface SerializabilityContract extends StoreUnderTest {

  /**
   * Runs {@code first}, and {@code second} to its end between the two halves of the first run of
   * it.
   *
   * @return how often {@code first} ran
   */
  private int interleave(
      Consumer<WriteTx> reads, Consumer<WriteTx> second, Consumer<WriteTx> changes) {
    AtomicInteger runs = new AtomicInteger();
    storage()
        .update(tx -> {
          reads.accept(tx);
          if (runs.incrementAndGet() == 1) {
            meanwhile(() -> storage().update(second));
          }
          changes.accept(tx);
        });
    return runs.get();
  }

  @Test
  default void noUpdateIsLost() {
    put("n", 1);
    AtomicInteger seen = new AtomicInteger();
    int runs =
        interleave(
            tx -> seen.set(number(tx, "n")),
            other -> Values.put(other, "n", number(other, "n") + 10),
            tx -> Values.put(tx, "n", seen.get() + 100));
    assertThat(get("n")).isEqualTo("111");
    assertThat(runs).isEqualTo(2);
  }

  @Test
  default void twoKeysReadAndOneWrittenByEachIsNoWriteSkew() {
    put("on call/alice", 1);
    put("on call/bob", 1);
    AtomicInteger others = new AtomicInteger();
    interleave(
        tx -> others.set(number(tx, "on call/bob")),
        other -> {
          if (number(other, "on call/alice") == 1) {
            Values.put(other, "on call/bob", 0);
          }
        },
        tx -> {
          if (others.get() == 1) {
            Values.put(tx, "on call/alice", 0);
          }
        });
    assertThat(get("on call/alice")).isEqualTo("1");
    assertThat(get("on call/bob")).isEqualTo("0");
  }

  @Test
  default void aKeyThatAppearsWhereNoneWasReadIsSeen() {
    AtomicInteger found = new AtomicInteger();
    interleave(
        tx -> found.set(tx.get("name") == null ? 0 : 1),
        other -> Values.put(other, "name", "second"),
        tx -> {
          if (found.get() == 0) {
            Values.put(tx, "name", "first");
          }
        });
    assertThat(get("name")).isEqualTo("second");
  }

  @Test
  default void aKeyThatAppearsInARangeThatWasReadIsSeen() {
    put("spent/1", 40);
    AtomicInteger sum = new AtomicInteger();
    interleave(
        tx -> sum.set(sum(tx, "spent/")),
        other -> {
          if (sum(other, "spent/") + 50 <= 100) {
            Values.put(other, "spent/2", 50);
          }
        },
        tx -> {
          if (sum.get() + 50 <= 100) {
            Values.put(tx, "spent/3", 50);
          }
        });
    assertThat(keys(KeyRange.prefix("spent/"))).containsExactly("spent/1", "spent/2");
  }

  @Test
  default void aKeyThatVanishesFromARangeThatWasReadIsSeen() {
    put("seat/1", "free");
    AtomicInteger found = new AtomicInteger();
    int runs =
        interleave(
            tx -> found.set(tx.keys(KeyRange.prefix("seat/"), 10).size()),
            other -> other.delete("seat/1"),
            tx -> Values.put(tx, "seats", found.get()));
    assertThat(get("seats")).isEqualTo("0");
    assertThat(runs).isEqualTo(2);
  }

  @Test
  default void anEmptyRangeIsReadAsWell() {
    AtomicInteger found = new AtomicInteger();
    interleave(
        tx -> found.set(tx.keys(KeyRange.prefix("lock/"), 1).size()),
        other -> Values.put(other, "lock/second", 1),
        tx -> {
          if (found.get() == 0) {
            Values.put(tx, "lock/first", 1);
          }
        });
    assertThat(keys(KeyRange.prefix("lock/"))).containsExactly("lock/second");
  }

  @Test
  default void aLimitedScanDependsOnNothingBeyondWhatItReturned() {
    put("q/1", 1);
    put("q/5", 1);
    int beyond =
        interleave(
            tx -> assertThat(tx.keys(KeyRange.prefix("q/"), 1)).hasSize(1),
            other -> Values.put(other, "q/3", 1),
            tx -> Values.put(tx, "taken", 1));
    int before =
        interleave(
            tx -> assertThat(tx.keys(KeyRange.prefix("q/"), 1)).hasSize(1),
            other -> Values.put(other, "q/0", 1),
            tx -> Values.put(tx, "taken", 2));
    int last =
        interleave(
            tx -> assertThat(tx.scan(KeyRange.prefix("q/"), 1)).hasSize(1),
            other -> Values.put(other, "q/0", 2),
            tx -> Values.put(tx, "taken", 3));
    assertThat(beyond).isEqualTo(1);
    assertThat(before).isEqualTo(2);
    assertThat(last).isEqualTo(2);
  }

  @Test
  default void aScanOverOwnChangesStillDependsOnTheStore() {
    put("m/1", 1);
    put("m/2", 1);
    AtomicInteger found = new AtomicInteger();
    interleave(
        tx -> {
          tx.delete("m/1");
          found.set(tx.keys(KeyRange.prefix("m/"), 10).size());
        },
        other -> other.delete("m/2"),
        tx -> Values.put(tx, "left", found.get()));
    assertThat(get("left")).isEqualTo("0");
  }

  @Test
  default void whatWasNotReadDoesNotConflict() {
    put("a", 1);
    int blind =
        interleave(tx -> {}, other -> Values.put(other, "a", 2), tx -> Values.put(tx, "a", 3));
    int apart =
        interleave(
            tx -> tx.get("a"), other -> Values.put(other, "b", 2), tx -> Values.put(tx, "a", 4));
    assertThat(blind).isEqualTo(1);
    assertThat(apart).isEqualTo(1);
    assertThat(get("a")).isEqualTo("4");
  }

  @Test
  default void whatOnlyReadsOrRecordsRunsOnce() {
    put("a", 1);
    int reads = interleave(tx -> tx.get("a"), other -> Values.put(other, "a", 2), tx -> {});
    int records =
        interleave(
            tx -> tx.get("a"), other -> Values.put(other, "a", 3), tx -> tx.record(bytes("seen")));
    assertThat(reads).isEqualTo(1);
    assertThat(records).isEqualTo(1);
    assertThat(storage().journal().end()).isEqualTo(1);
  }

  @Test
  default void aRunThatIsRepeatedLeavesNothingOfTheFirst() {
    put("n", 1);
    AtomicInteger runs = new AtomicInteger();
    storage()
        .update(tx -> {
          int seen = number(tx, "n");
          int run = runs.incrementAndGet();
          if (run == 1) {
            meanwhile(() -> put("n", 2));
          }
          Values.put(tx, "run/" + run, seen);
          tx.record(bytes("run " + run));
        });
    assertThat(keys(KeyRange.prefix("run/"))).containsExactly("run/2");
    assertThat(storage().journal().end()).isEqualTo(1);
  }

  @Test
  default void aTransactionThatAlwaysLosesGetsItsTurn() {
    put("n", 0);
    AtomicInteger runs = new AtomicInteger();
    storage()
        .update(tx -> {
          int seen = number(tx, "n");
          // Somebody is always faster, as long as others may commit at all.
          Thread faster = Thread.ofVirtual().start(() -> storage().update(o -> bump(o)));
          if (runs.incrementAndGet() <= 5) {
            join(faster);
          }
          Values.put(tx, "n", seen + 1000);
        });
    assertThat(runs).hasValue(6);
    assertThat(get("n")).startsWith("100");
  }

  private static void bump(WriteTx tx) {
    Values.put(tx, "n", number(tx, "n") + 1);
  }

  private static int sum(WriteTx tx, String prefix) {
    return tx.keys(KeyRange.prefix(prefix), 100).stream().mapToInt(key -> number(tx, key)).sum();
  }
}
