package io.holdfast.bitcoin.policy.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Under what circumstances a transaction is judged.
 *
 * @param wallet the wallet's name
 * @param time when
 * @param usage the answers to the policy's questions; one that is missing refuses what asks it
 * @param balance what the wallet is worth, if that is known
 * @param used those of the transaction's destinations, its own change included, that another
 *     transaction of the wallet paid, or that were given out before, as {@link
 *     OutputFact#destination} has them
 * @param nextChange the index after the last one used on the wallet's chain for change, if known
 * @param attestations of destinations, not verified yet
 */
public record Circumstances(
    String wallet,
    Instant time,
    Initiator initiator,
    Map<UsageQuestion, Usage> usage,
    Optional<Balance> balance,
    Set<String> used,
    Optional<Long> nextChange,
    List<Attestation> attestations,
    Granted granted) {
  public Circumstances {
    usage = Map.copyOf(usage);
    used = Set.copyOf(used);
    attestations = List.copyOf(attestations);
  }

  /** These, with another state of the obligations. */
  public Circumstances with(Granted other) {
    return new Circumstances(
        wallet, time, initiator, usage, balance, used, nextChange, attestations, other);
  }
}
