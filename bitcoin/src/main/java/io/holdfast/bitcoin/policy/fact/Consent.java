package io.holdfast.bitcoin.policy.fact;

import java.time.Instant;

/**
 * An approver's yes to exactly this transaction.
 *
 * @param approver who, with the groups in which they were when they gave it
 * @param time when it was given
 */
public record Consent(Initiator approver, Proof proof, Instant time) {}
