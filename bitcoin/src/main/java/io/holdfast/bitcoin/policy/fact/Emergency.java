package io.holdfast.bitcoin.policy.fact;

import java.time.Instant;

/**
 * That somebody broke the glass: the transaction shall be signed without its obligations, and be
 * reviewed.
 *
 * @param id of the entity that did
 * @param name of the entity, for people
 * @param factor by which it was allowed to, as it stood then; the number has no effect
 * @param reason in its words
 */
public record Emergency(String id, String name, Factor factor, String reason, Instant time) {}
