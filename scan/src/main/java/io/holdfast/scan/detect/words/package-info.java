/** Sentences of words that are keys: BIP-39, SLIP-39, aezeed, Electrum, Algorand, Monero. */
@NullMarked
package io.holdfast.scan.detect.words;

import org.jspecify.annotations.NullMarked;
