/**
 * BIP-129, the set-up of a multisig wallet among signers that don't trust the way between them:
 * tokens, the encryption of records, the key records of round 1 and the descriptor record of round
 * 2. Texts are kept as they came, since signatures and MACs are over texts.
 */
@NullMarked
package io.holdfast.bitcoin.bsms;

import org.jspecify.annotations.NullMarked;
