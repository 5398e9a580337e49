/**
 * Vault's transit engine: encryption, signatures, HMACs, hashes and random bytes as a service, with
 * named, versioned keys that never leave unless they were made exportable.
 *
 * <p>A class per path. Keys and their storage are in {@code keyring}, what they do in {@code
 * cipher} and {@code sign}, ways in and out for key material in {@code exchange}, and the cache of
 * keys made ready in {@code prepared}.
 */
@NullMarked
package io.holdfast.engines.transit;

import org.jspecify.annotations.NullMarked;
