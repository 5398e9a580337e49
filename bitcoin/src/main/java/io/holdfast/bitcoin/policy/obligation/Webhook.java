package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.policy.fact.PublicKey;

/**
 * An outside service that must say yes.
 *
 * @param url {@code https://...}
 * @param publicKey by which it signs its answer
 */
public record Webhook(String url, PublicKey publicKey) {}
