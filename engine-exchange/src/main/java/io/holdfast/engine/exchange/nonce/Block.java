package io.holdfast.engine.exchange.nonce;

/**
 * Nonces that one process may hand out: all of them above those of any block before.
 *
 * @param id random
 * @param from the first
 * @param end the first that is not in it
 */
public record Block(String id, long from, long end) {}
