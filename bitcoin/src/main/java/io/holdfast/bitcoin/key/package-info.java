/**
 * Keys of a hierarchical deterministic wallet: mnemonic sentences (BIP-39), extended keys and their
 * derivation (BIP-32), derivation paths, fingerprints and key origins (BIP-380).
 *
 * <p>Private keys and seeds rest in {@link io.holdfast.crypto.SecretBytes}; what must pass through
 * the heap while a key is derived is zeroed as soon as it is used.
 */
@NullMarked
package io.holdfast.bitcoin.key;

import org.jspecify.annotations.NullMarked;
