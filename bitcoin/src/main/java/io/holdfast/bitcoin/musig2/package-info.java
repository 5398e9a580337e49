/**
 * MuSig2 (BIP-327): several keys that sign together as one, with a signature that nobody can tell
 * from a single key's; synthetic extended keys of such a key (BIP-328), and where a PSBT keeps the
 * nonces and partial signatures (BIP-373).
 *
 * <p>Secret keys and nonces go through libsecp256k1's constant-time operations alone; with its
 * portable stand-in they do not run in constant time. Arithmetic on what is public (coefficients,
 * tweaks, challenges) is of the ordinary kind.
 */
@NullMarked
package io.holdfast.bitcoin.musig2;

import org.jspecify.annotations.NullMarked;
