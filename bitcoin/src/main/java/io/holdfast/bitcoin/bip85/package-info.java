/**
 * Secrets that are derived from a BIP-32 master key, each for a purpose and by a number (BIP-85):
 * the one backup of the master key restores them all, and none of them tells anything of it or of
 * another.
 */
@NullMarked
package io.holdfast.bitcoin.bip85;

import org.jspecify.annotations.NullMarked;
