/**
 * Bitcoin without a server: keys, descriptors, transactions, PSBT, signing and verification.
 *
 * <p>Everything below this package is pure computation: no I/O, no clock, no global state. Byte
 * strings are {@link io.holdfast.bitcoin.Bytes}; whatever is malformed or refused is a {@link
 * io.holdfast.bitcoin.BitcoinException} that names what was wrong, where, and what to do.
 */
@NullMarked
package io.holdfast.bitcoin;

import org.jspecify.annotations.NullMarked;
