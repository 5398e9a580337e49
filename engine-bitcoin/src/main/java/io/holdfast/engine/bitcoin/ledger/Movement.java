package io.holdfast.engine.bitcoin.ledger;

import io.holdfast.bitcoin.tx.OutPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transaction as a ledger sees it.
 *
 * @param id what tells it from every other: its txid, unless signatures don't commit to all of it
 * @param fixed whether each signature commits to the whole transaction
 * @param spends the wallet's own outputs that it spends
 * @param effects what it comes to for each subject
 */
public record Movement(
    String id, boolean fixed, List<OutPoint> spends, Map<Subject, Sums> effects) {
  private static final Comparator<OutPoint> ORDER =
      Comparator.comparing((OutPoint point) -> point.txid().bytes())
          .thenComparingLong(OutPoint::vout);

  public Movement {
    spends = List.copyOf(spends);
    effects = Map.copyOf(effects);
  }

  /**
   * The output by which others are known to exclude it: whatever else spends this one cannot be in
   * the chain beside it. Empty where a signature could end up in another transaction.
   */
  Optional<OutPoint> anchor() {
    return fixed ? spends.stream().min(ORDER) : Optional.empty();
  }
}
