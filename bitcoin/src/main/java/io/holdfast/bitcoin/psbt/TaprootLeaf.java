package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;

/**
 * A leaf that an input may be spent by (BIP-371).
 *
 * @param controlBlock leaf version with parity, internal key, and the path to the Merkle root
 * @param script the leaf's script
 * @param version its leaf version, even
 */
public record TaprootLeaf(Bytes controlBlock, Script script, int version) {}
