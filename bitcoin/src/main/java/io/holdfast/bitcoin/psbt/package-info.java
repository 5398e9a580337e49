/**
 * Partially signed transactions: version 0 (BIP-174), version 2 (BIP-370), taproot fields (BIP-371)
 * and the shapes of MuSig2 fields (BIP-373).
 *
 * <p>Parsing is strict: each known field must have the key and the value that its BIP says, and be
 * allowed in the version at hand. Unknown and proprietary fields are kept byte for byte, and so is
 * the order of all fields, so that a parsed PSBT serializes to the bytes it was read from.
 */
@NullMarked
package io.holdfast.bitcoin.psbt;

import org.jspecify.annotations.NullMarked;
