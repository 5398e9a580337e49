package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.policy.fact.Factor;

/**
 * Leave to have a transaction signed without its obligations in an emergency.
 *
 * @param by who may, alone, with a reason: the groups and the proof count, the number does not
 * @param review that must follow
 */
public record BreakGlass(Factor by, Review review) {}
