/**
 * Output script descriptors: BIP-380 to 387, miniscript in them (BIP-379), multipaths (BIP-389) and
 * aggregate keys (BIP-390). Parsing checks types, contexts and checksums and says at which
 * character it expected what; a {@link io.holdfast.bitcoin.descriptor.Descriptor} prints, expands
 * and derives scripts and addresses.
 */
@NullMarked
package io.holdfast.bitcoin.descriptor;

import org.jspecify.annotations.NullMarked;
