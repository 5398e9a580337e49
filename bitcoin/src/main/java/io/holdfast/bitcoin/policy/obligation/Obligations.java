package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.policy.fact.Factor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must be met before a transaction that keeps within all limits is signed.
 *
 * @param factors of approval, all of them
 * @param approvalTtl how long approvers have, from the request on, and how long a consent counts
 * @param delay from the request on, during which it can be cancelled; zero for none
 * @param webhooks that must say yes, all of them
 * @param breakGlass how all this may be done without; empty for not at all
 */
public record Obligations(
    List<Factor> factors,
    Duration approvalTtl,
    Duration delay,
    List<Webhook> webhooks,
    Optional<BreakGlass> breakGlass) {
  /** The time that approvers have unless the policy says otherwise. */
  public static final Duration USUAL_TTL = Duration.ofHours(24);

  public static final Obligations NONE =
      new Obligations(List.of(), USUAL_TTL, Duration.ZERO, List.of(), Optional.empty());

  public Obligations {
    factors = List.copyOf(factors);
    webhooks = List.copyOf(webhooks);
  }

  /** Whether there is nothing to meet. */
  public boolean isEmpty() {
    return factors.isEmpty() && delay.isZero() && webhooks.isEmpty();
  }

  /** These and further ones: all factors and webhooks, the longer delay, the shorter time. */
  public Obligations and(Obligations other) {
    List<Factor> allFactors = new ArrayList<>(factors);
    allFactors.addAll(other.factors);
    Set<Webhook> allWebhooks = new LinkedHashSet<>(webhooks);
    allWebhooks.addAll(other.webhooks);
    Duration ttl =
        factors.isEmpty()
            ? other.approvalTtl
            : other.factors.isEmpty() || approvalTtl.compareTo(other.approvalTtl) < 0
                ? approvalTtl
                : other.approvalTtl;
    return new Obligations(
        allFactors,
        ttl,
        delay.compareTo(other.delay) > 0 ? delay : other.delay,
        List.copyOf(allWebhooks),
        breakGlass.or(() -> other.breakGlass));
  }
}
