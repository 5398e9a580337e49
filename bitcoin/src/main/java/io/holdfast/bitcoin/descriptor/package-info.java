/**
 * Output script descriptors: BIP-380 to 387 and the multipath of BIP-389. Parsing checks types,
 * contexts and checksums and says at which character it expected what; a {@link
 * io.holdfast.bitcoin.descriptor.Descriptor} prints, expands and derives scripts and addresses.
 *
 * <p>Miniscript (BIP-379) and MuSig2 keys (BIP-390) aren't read here yet: an expression that needs
 * them is refused by name.
 */
@NullMarked
package io.holdfast.bitcoin.descriptor;

import org.jspecify.annotations.NullMarked;
