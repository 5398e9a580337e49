package io.holdfast.bitcoin.policy.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code -Dpolicy.seed=} begins elsewhere than at 1, {@code -Dpolicy.pairs=} sets how many. */
class NaiveEvaluatorTest {
  @Test
  void theProgramAndANaiveEvaluatorJudgeRandomTransactionsAlike() {
    judge(20_000, Long.getLong("policy.seed", 1), false);
  }

  @Test
  @Tag("long")
  void theProgramAndANaiveEvaluatorJudgeAMillionRandomTransactionsAlike() {
    judge(Long.getLong("policy.pairs", 1_000_000), Long.getLong("policy.seed", 1_000_000), true);
  }

  @SuppressWarnings("SystemOut")
  private static void judge(long pairs, long seed, boolean telling) {
    Round.Tally tally = new Round.Tally();
    long rounds = pairs / Round.policies();
    for (long i = 0; i < rounds; i++) {
      Round round = new Round(seed + i, tally);
      Optional<String> difference = round.difference();
      if (difference.isPresent()) {
        fail("seed " + (seed + i) + ", " + round + "\n" + difference.get());
      }
      if (telling && i % (rounds / 20) == 0) {
        System.out.println("seed " + (seed + i) + ", pairs " + i * 4 + ": " + tally.outcomes);
      }
    }
    if (telling) {
      System.out.println(tally.outcomes + " " + tally.refusals);
    }
    assertThat(tally.outcomes).containsOnlyKeys("allowed", "pending", "refused", "unfit");
    assertThat(tally.refusals.keySet())
        .contains("max_amount", "destinations", "velocity[0].max_amount", "rules", "hours");
  }
}
