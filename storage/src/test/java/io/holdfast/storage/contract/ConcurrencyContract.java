package io.holdfast.storage.contract;

import static io.holdfast.storage.contract.Threads.inParallel;
import static io.holdfast.storage.contract.Values.bytes;
import static io.holdfast.storage.contract.Values.number;
import static io.holdfast.storage.contract.Values.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.WriteTx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many threads at once. */
public interface ConcurrencyContract extends StoreUnderTest {

  @Test
  default void aCounterRaisedByManyLosesNoStep() {
    inParallel(200, i -> storage().update(tx -> Values.put(tx, "n", number(tx, "n") + 1)));
    assertThat(get("n")).isEqualTo("200");
  }

  @Test
  default void ofTwoWhoMayNotBothGoOneStays() {
    for (int round = 0; round < 30; round++) {
      storage()
          .update(tx -> {
            Values.put(tx, "on call/0", 1);
            Values.put(tx, "on call/1", 1);
          });
      inParallel(2, i -> storage().update(tx -> leaveUnlessAlone(tx, i)));
      int left = storage().<Integer>read(tx -> number(tx, "on call/0") + number(tx, "on call/1"));
      assertThat(left).isEqualTo(1);
    }
  }

  private static void leaveUnlessAlone(WriteTx tx, int who) {
    if (number(tx, "on call/0") + number(tx, "on call/1") == 2) {
      Values.put(tx, "on call/" + who, 0);
    }
  }

  @Test
  default void aLimitOnASumOverARangeHolds() {
    for (int round = 0; round < 5; round++) {
      String prefix = "spent/" + round + "/";
      inParallel(
          40,
          i ->
              storage()
                  .update(tx -> {
                    if (sum(tx, prefix) + 7 <= 100) {
                      Values.put(tx, prefix + i, 7);
                    }
                  }));
      assertThat(keys(KeyRange.prefix(prefix))).hasSize(14);
    }
  }

  private static int sum(ReadTx tx, String prefix) {
    return tx.scan(KeyRange.prefix(prefix), 1000).stream()
        .mapToInt(entry -> Integer.parseInt(requireNonNull(text(entry.value()))))
        .sum();
  }

  @Test
  default void transfersNeitherMakeNorLoseMoneyAtAnyMoment() {
    storage()
        .update(tx -> {
          for (int i = 0; i < 8; i++) {
            Values.put(tx, "account/" + i, 100);
          }
        });
    inParallel(
        12,
        i -> {
          Random random = new Random(i);
          for (int n = 0; n < 25; n++) {
            if (i % 3 == 0) {
              assertThat(storage().<Integer>read(tx -> sum(tx, "account/"))).isEqualTo(800);
            } else {
              storage().update(tx -> transfer(tx, random));
            }
          }
        });
    assertThat(storage().<Integer>read(tx -> sum(tx, "account/"))).isEqualTo(800);
  }

  private static void transfer(WriteTx tx, Random random) {
    String from = "account/" + random.nextInt(8);
    String to = "account/" + random.nextInt(8);
    int amount = random.nextInt(20);
    Values.put(tx, from, number(tx, from) - amount);
    Values.put(tx, to, number(tx, to) + amount);
  }

  /** What one transaction read, by what it asked for, and what it then changed. */
  record Seen(
      Map<String, @Nullable String> gets,
      Map<KeyRange, List<String>> scans,
      Map<String, @Nullable String> changes) {}

  @Test
  default void theOrderOfTheJournalExplainsWhatEveryTransactionSaw() {
    Map<String, Seen> seen = new ConcurrentHashMap<>();
    inParallel(
        8,
        i -> {
          Random random = new Random(100 + i);
          for (int n = 0; n < 40; n++) {
            String id = i + "." + n;
            long seed = random.nextLong();
            seen.put(id, storage().<Seen>write(tx -> wander(tx, id, new Random(seed))));
          }
        });
    NavigableMap<String, String> model = new TreeMap<>();
    for (String id : FollowedRecords.upToEnd(storage().journal())) {
      requireExplained(requireNonNull(seen.remove(id)), model);
    }
    assertThat(seen).isEmpty();
    assertThat(keys(KeyRange.ALL)).containsExactlyElementsOf(model.keySet());
  }

  private static Seen wander(WriteTx tx, String id, Random random) {
    Seen seen = new Seen(new TreeMap<>(), new HashMap<>(), new TreeMap<>());
    for (int i = 0; i < 2; i++) {
      String key = "k" + random.nextInt(10);
      seen.gets.put(key, Values.get(tx, key));
      KeyRange range = KeyRange.of("k" + random.nextInt(10), "k" + random.nextInt(10));
      seen.scans.put(range, tx.scan(range, 3).stream().map(ConcurrencyContract::show).toList());
    }
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      String key = "k" + random.nextInt(10);
      if (random.nextInt(3) == 0) {
        tx.delete(key);
        seen.changes.put(key, null);
      } else {
        Values.put(tx, key, id);
        seen.changes.put(key, id);
      }
    }
    tx.record(bytes(id));
    return seen;
  }

  private static String show(Entry entry) {
    return entry.key() + "=" + text(entry.value());
  }

  private static void requireExplained(Seen seen, NavigableMap<String, String> model) {
    seen.gets.forEach((key, value) -> assertThat(value).isEqualTo(model.get(key)));
    seen.scans.forEach((range, entries) -> {
      String to = requireNonNull(range.to());
      assertThat(entries)
          .isEqualTo(
              range.from().compareTo(to) >= 0
                  ? List.of()
                  : model.subMap(range.from(), to).entrySet().stream()
                      .limit(3)
                      .map(entry -> entry.getKey() + "=" + entry.getValue())
                      .toList());
    });
    seen.changes.forEach((key, value) -> {
      if (value == null) {
        model.remove(key);
      } else {
        model.put(key, value);
      }
    });
  }
}
