/**
 * BIP-129, the set-up of a multisig wallet with cosigners elsewhere. A coordinator's session gives
 * out tokens, gathers key records and makes the descriptor record of them; a signer's key record is
 * made of a key of this mount. The descriptor record is taken by {@code wallets/:name/import}.
 */
@NullMarked
package io.holdfast.engine.bitcoin.bsms;

import org.jspecify.annotations.NullMarked;
