package io.holdfast.engine.bitcoin.vault;

/**
 * A deleted entry of the storage.
 *
 * @param storageKey below the mount
 * @param sha256 of the ciphertext that lay there, in hexadecimal; empty for a data key, and for
 *     what lay below the barrier alone
 */
public record Erased(String storageKey, String sha256) {}
