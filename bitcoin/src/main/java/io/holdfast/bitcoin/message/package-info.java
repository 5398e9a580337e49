/**
 * Signed messages: BIP-322 in its simple and full forms, and the older form of one signature from
 * which the key is recovered (BIP-137), which some still ask for.
 */
@NullMarked
package io.holdfast.bitcoin.message;

import org.jspecify.annotations.NullMarked;
