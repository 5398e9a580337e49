package io.holdfast.bitcoin.policy.fact;

import java.time.Instant;

/**
 * What a wallet was worth at a time.
 *
 * @param amount sat
 * @param time when that was known to be so
 */
public record Balance(long amount, Instant time) {}
