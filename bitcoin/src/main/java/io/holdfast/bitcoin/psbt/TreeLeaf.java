package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.script.Script;

/**
 * A leaf of an output's script tree (BIP-371), in depth-first order.
 *
 * @param depth 0 for a tree of one leaf, at most 128
 * @param version its leaf version, even
 * @param script the leaf's script
 */
public record TreeLeaf(int depth, int version, Script script) {}
