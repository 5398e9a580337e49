package io.holdfast.engine.bitcoin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
  private record Known(long time, Sums sums, String of) {}

  private final Counting storage = new Counting();
  private final List<Known> known = new ArrayList<>();
  private int made;

  /** Counts what is read. */
  private static final class Counting extends Scratch {
    private int reads;

    @Override
    public Optional<byte[]> get(String key) {
      reads++;
      return super.get(key);
    }
  }

  private Series series() {
    return Series.at(storage);
  }

  private long add(long time, long amount) {
    String of = "%032x".formatted(made++);
    Sums sums = Sums.one(amount, amount % 7);
    long at = series().add(time, sums, of);
    known.add(new Known(at, sums, of));
    return at;
  }

  private Sums counted(long after) {
    return known.stream()
        .filter(each -> each.time() > after)
        .map(Known::sums)
        .reduce(Sums.NONE, Sums::plus);
  }

  @Test
  void aMovementThatIsExactlyAsOldAsTheWindowCountsNoMore() {
    add(1000, 5);
    assertThat(series().after(999)).isEqualTo(new Sums(5, 1, 5));
    assertThat(series().after(1000)).isEqualTo(Sums.NONE);
    assertThat(series().ever()).isEqualTo(new Sums(5, 1, 5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void sumsOverAnyWindowAreThoseOfAListWhateverIsAddedAndTakenOut(long seed) {
    Random random = new Random(seed);
    long now = 0;
    for (int step = 0; step < 6000; step++) {
      // Several at one time, and some of the past.
      now += random.nextInt(4);
      add(Math.max(0, now - (random.nextInt(10) == 0 ? random.nextInt(50) : 0)), random.nextInt(9));
      if (random.nextInt(3) == 0) {
        Known gone = known.remove(random.nextInt(known.size()));
        series().remove(gone.time(), gone.of());
      }
      if (step % 97 == 0) {
        long after = random.nextLong(now + 2) - 1;
        assertThat(series().after(after)).isEqualTo(counted(after));
        assertThat(series().ever()).isEqualTo(counted(Long.MIN_VALUE));
      }
    }
  }

  @Test
  void aMovementOfATimeLongPastCountsForLongerAndNeverForShorter() {
    for (int time = 0; time < 1000; time++) {
      add(time, 1);
    }
    assertThat(add(5, 100)).isGreaterThanOrEqualTo(5);
    assertThat(series().after(4).amount()).isEqualTo(1095);
  }

  @Test
  void whatIsTakenOutTwiceIsTakenOutOnce() {
    long at = add(7, 3);
    series().remove(at, known.getFirst().of());
    series().remove(at, known.getFirst().of());
    assertThat(series().ever()).isEqualTo(Sums.NONE);
  }

  @Test
  void aWindowOverAHundredThousandMovementsReadsAFewValues() {
    Series series = series();
    for (int time = 0; time < 100_000; time++) {
      series.add(time, Sums.one(1, 0), "%032x".formatted(time));
    }
    int before = storage.reads;
    assertThat(series().after(31_415).amount()).isEqualTo(100_000 - 31_416);
    assertThat(storage.reads - before).isLessThanOrEqualTo(4);
    assertThat(storage.get("head").orElseThrow().length).isLessThan(20_000);
  }

  @Test
  void whatNoWindowReachesIsForgottenAndStaysInTheTotal() {
    List<String> gone = new ArrayList<>();
    for (int time = 0; time < 5000; time++) {
      add(time, 2);
      gone.addAll(series().prune(time - 300));
    }
    assertThat(gone).hasSizeGreaterThan(4500).doesNotHaveDuplicates();
    List<String> oldest =
        known.stream().sorted(Comparator.comparing(Known::time)).map(Known::of).toList();
    assertThat(oldest.subList(0, gone.size())).containsExactlyElementsOf(gone);
    assertThat(series().after(4999 - 300).amount()).isEqualTo(600);
    assertThat(series().ever().amount()).isEqualTo(10_000);
    assertThat(storage.keys("", "", Integer.MAX_VALUE)).hasSizeLessThan(30);
  }
}
