package io.holdfast.bitcoin.policy.fact;

import java.time.Duration;
import java.util.Optional;

/**
 * What a policy needs to know of earlier transactions of the wallet: signed ones, and those that
 * are about to be. The transaction that is judged is not among them, even if it was signed before.
 *
 * @param subject the initiator's entity, or the destination as {@link OutputFact#destination} has
 *     it; empty for the wallet
 * @param window how far back from the time of the judgement, exclusive: what is exactly that old
 *     counts no more; empty for ever
 */
public record UsageQuestion(UsageScope scope, String subject, Optional<Duration> window) {}
