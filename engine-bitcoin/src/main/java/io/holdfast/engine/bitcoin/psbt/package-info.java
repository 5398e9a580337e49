/**
 * The roles of BIP-174 but the signer's, each a path: PSBTs are made, updated, shown, combined,
 * finalized, extracted and written in the other version. Nothing here has a key.
 */
@NullMarked
package io.holdfast.engine.bitcoin.psbt;

import org.jspecify.annotations.NullMarked;
