package io.holdfast.engine.bitcoin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.TxId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));

  private final Scratch storage = new Scratch();
  private Instant now = START;

  private List<String> keys() {
    return storage.keys("", "", Integer.MAX_VALUE);
  }

  private Ledger ledger() {
    return Ledger.of(storage, "wpkh(...)#checksum", now);
  }

  private static OutPoint coin(int number) {
    return new OutPoint(new TxId(Bytes.fromHex("%064x".formatted(number))), 0);
  }

  private static Movement payment(String id, long amount, long fee, int... coins) {
    return new Movement(
        id,
        true,
        Arrays.stream(coins).mapToObj(LedgerTest::coin).toList(),
        Map.of(
            Subject.WALLET,
            Sums.one(amount, fee),
            Subject.destination("shop"),
            Sums.one(amount, fee)));
  }

  private Entry entry(Movement movement) {
    return ledger().movement(movement);
  }

  private void reserve(Movement movement, String attempt) {
    entry(movement).reserve(attempt, now.plus(Reservations.LONGEST));
  }

  private void sign(Movement movement) {
    reserve(movement, "a");
    assertThat(entry(movement).settle("a")).isTrue();
  }

  private long used() {
    return ledger().used(Subject.WALLET, DAY).amount();
  }

  @Test
  void whatIsReservedCountsAtOnceAndWhatIsReleasedNoMore() {
    reserve(payment("one", 100, 3, 1), "a");
    assertThat(ledger().used(Subject.WALLET, DAY)).isEqualTo(new Sums(100, 1, 3));
    assertThat(ledger().used(Subject.destination("shop"), Optional.empty()).amount())
        .isEqualTo(100);
    entry(payment("one", 100, 3, 1)).release("a");
    assertThat(ledger().used(Subject.WALLET, Optional.empty())).isEqualTo(Sums.NONE);
    assertThat(keys().stream().filter(key -> key.contains("group"))).isEmpty();
    assertThat(keys().stream().filter(key -> key.startsWith("reserved/"))).isEmpty();
  }

  @Test
  void aSignatureCountsForTheWindowAndNoNanosecondLonger() {
    sign(payment("one", 100, 3, 1));
    now = START.plus(Duration.ofDays(1)).minusNanos(1);
    assertThat(used()).isEqualTo(100);
    now = START.plus(Duration.ofDays(1));
    assertThat(used()).isZero();
    assertThat(ledger().used(Subject.WALLET, Optional.empty()).amount()).isEqualTo(100);
  }

  @Test
  void theSameTransactionSignedAgainReservesNothingMore() {
    Movement one = payment("one", 100, 3, 1, 2);
    sign(one);
    now = now.plusSeconds(60);
    assertThat(entry(one).isSigned()).isTrue();
    assertThat(entry(one).used(Subject.WALLET, DAY)).isEqualTo(Sums.NONE);
    sign(one);
    assertThat(used()).isEqualTo(100);
    assertThat(entry(payment("two", 50, 1, 3)).used(Subject.WALLET, DAY).amount()).isEqualTo(100);
  }

  @Test
  void ofAPaymentAndItsReplacementTheGreaterCountsOnce() {
    sign(payment("one", 100, 3, 1, 2));
    now = now.plusSeconds(60);
    Movement smaller = payment("two", 60, 9, 1, 2);
    assertThat(entry(smaller).replaces()).isTrue();
    assertThat(entry(smaller).used(Subject.WALLET, DAY)).isEqualTo(new Sums(40, 0, 0));
    sign(smaller);
    assertThat(ledger().used(Subject.WALLET, DAY)).isEqualTo(new Sums(100, 1, 9));
    Movement greater = payment("three", 130, 20, 1, 7);
    assertThat(entry(greater).used(Subject.WALLET, DAY)).isEqualTo(Sums.NONE);
    sign(greater);
    assertThat(ledger().used(Subject.WALLET, DAY)).isEqualTo(new Sums(130, 1, 20));
  }

  @Test
  void aReplacementCountsFromWhenItWasSigned() {
    sign(payment("one", 100, 3, 1));
    now = now.plus(Duration.ofHours(20));
    sign(payment("two", 100, 5, 1));
    now = now.plus(Duration.ofHours(20));
    assertThat(used()).isEqualTo(100);
    now = now.plus(Duration.ofHours(4));
    assertThat(used()).isZero();
  }

  @Test
  void aReplacementThatCameToNothingLeavesThePaymentAsItWas() {
    sign(payment("one", 100, 3, 1));
    now = now.plus(Duration.ofHours(20));
    reserve(payment("two", 150, 5, 1), "b");
    assertThat(used()).isEqualTo(150);
    entry(payment("two", 150, 5, 1)).release("b");
    assertThat(used()).isEqualTo(100);
    now = START.plus(Duration.ofDays(1));
    assertThat(used()).isZero();
  }

  @Test
  void twoPaymentsThatAThirdExcludesDoNotExcludeEachOther() {
    sign(payment("both", 100, 1, 1, 2));
    sign(payment("first", 100, 1, 1));
    sign(payment("second", 100, 1, 2));
    assertThat(used()).isEqualTo(200);
  }

  @Test
  void signaturesThatCommitToLessThanTheTransactionExcludeNothing() {
    sign(payment("one", 100, 3, 1));
    Movement open =
        new Movement("two-83", false, List.of(coin(1)), Map.of(Subject.WALLET, Sums.one(100, 3)));
    assertThat(entry(open).used(Subject.WALLET, DAY).amount()).isEqualTo(100);
    sign(open);
    assertThat(used()).isEqualTo(200);
    sign(open);
    assertThat(used()).isEqualTo(200);
  }

  @Test
  void anAttemptWhoseReservationIsGoneMayNotLetItsSignatureOut() {
    Movement one = payment("one", 100, 3, 1);
    reserve(one, "a");
    entry(one).release("a");
    assertThat(entry(one).settle("a")).isFalse();
    reserve(one, "b");
    assertThat(entry(one).settle("a")).isFalse();
    assertThat(entry(one).settle("b")).isTrue();
  }

  @Test
  void ofTwoAttemptsAtOneTransactionThatWhichFailsDoesNotReleaseTheOther() {
    Movement one = payment("one", 100, 3, 1);
    reserve(one, "a");
    reserve(one, "b");
    assertThat(used()).isEqualTo(100);
    entry(one).release("a");
    assertThat(used()).isEqualTo(100);
    assertThat(entry(one).settle("b")).isTrue();
    entry(one).release("b");
    assertThat(used()).isEqualTo(100);
  }

  @Test
  void nothingInAStorageKeyTellsOfATransactionOrADestination() {
    sign(payment("deadbeef", 100, 3, 1));
    assertThat(keys())
        .noneMatch(key -> key.contains("deadbeef") || key.contains("shop") || key.contains("wpkh"));
  }

  /**
   * What counts is held against the worst that can happen: of all transactions signed within the
   * window, the set that can be in the chain together and takes most.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverLessCountsThanCanConfirmTogetherAndNeverMoreThanAllOfIt(long seed) {
    Random random = new Random(seed);
    List<Movement> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int[] coins =
          IntStream.range(0, 1 + random.nextInt(3))
              .map(_ -> random.nextInt(8))
              .distinct()
              .toArray();
      Movement movement = payment("t" + seed + "." + i, 1 + random.nextInt(100), 1, coins);
      long before = entry(movement).used(Subject.WALLET, DAY).amount();
      if (random.nextInt(5) == 0) {
        reserve(movement, "x");
        entry(movement).release("x");
        continue;
      }
      sign(movement);
      all.add(movement);
      long amount = amount(movement);
      assertThat(used()).as("what was foretold").isEqualTo(before + amount);
      assertThat(used())
          .isBetween(
              worst(all, 0, new HashSet<>()), all.stream().mapToLong(LedgerTest::amount).sum());
      now = now.plusSeconds(1);
    }
  }

  private static long amount(Movement movement) {
    return movement.effects().getOrDefault(Subject.WALLET, Sums.NONE).amount();
  }

  private static long worst(List<Movement> all, int from, Set<OutPoint> spent) {
    if (from == all.size()) {
      return 0;
    }
    Movement next = all.get(from);
    long without = worst(all, from + 1, spent);
    if (next.spends().stream().anyMatch(spent::contains)) {
      return without;
    }
    Set<OutPoint> more = new HashSet<>(spent);
    more.addAll(next.spends());
    return Math.max(without, amount(next) + worst(all, from + 1, more));
  }
}
