package io.holdfast.bitcoin.policy.receipt;

import java.util.List;

/**
 * What came of judging again.
 *
 * @param differences a line for each way in which the receipt is not what its policy and its facts
 *     lead to; none if it is
 */
public record Reevaluation(List<String> differences) {
  public Reevaluation {
    differences = List.copyOf(differences);
  }

  /** Whether the receipt's decision is the one that its policy makes of its facts. */
  public boolean agrees() {
    return differences.isEmpty();
  }
}
