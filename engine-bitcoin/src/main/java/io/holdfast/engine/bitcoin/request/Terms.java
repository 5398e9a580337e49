package io.holdfast.engine.bitcoin.request;

import io.holdfast.api.approval.BreakGlass;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.obligation.Obligations;
import io.holdfast.bitcoin.policy.obligation.Review;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request waits for, as its policy stated it when it was opened. Another policy, other
 * terms: what was approved under these doesn't count for those.
 *
 * @param factors of approval, all of them
 * @param ttl how long approvers have
 * @param delay from the approval on, or from the request where nobody has to approve
 * @param glass who may do without all this; null for nobody
 * @param review what must follow then
 */
public record Terms(
    List<Factor> factors,
    Duration ttl,
    Duration delay,
    @Nullable Factor glass,
    @Nullable Review review) {
  public Terms {
    factors = List.copyOf(factors);
  }

  static Terms of(Obligations obligations) {
    return new Terms(
        obligations.factors(),
        obligations.approvalTtl(),
        obligations.delay(),
        obligations.breakGlass().map(each -> each.by()).orElse(null),
        obligations.breakGlass().map(each -> each.review()).orElse(null));
  }

  /** Whether there is anything that the approval service has to do. */
  boolean needsApproval() {
    return !factors.isEmpty() || glass != null;
  }

  /** How long the request can be signed. */
  Duration lifetime() {
    return ttl.plus(delay);
  }

  /** The same for the approval service. */
  io.holdfast.api.approval.Terms forService() {
    Optional<BreakGlass> breakGlass =
        glass == null || review == null
            ? Optional.empty()
            : Optional.of(
                new BreakGlass(
                    Factors.asked(glass), Factors.asked(review.factors()), review.within()));
    return new io.holdfast.api.approval.Terms(Factors.asked(factors), lifetime(), true, breakGlass);
  }
}
