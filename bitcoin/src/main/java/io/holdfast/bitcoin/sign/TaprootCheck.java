package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.TaprootInput;
import io.holdfast.bitcoin.psbt.TaprootLeaf;
import io.holdfast.bitcoin.script.OutputKeys;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.crypto.CryptoException;
import java.util.Optional;

/** That the taproot fields of an input are those its output key commits to (BIP-341). */
final class TaprootCheck {
  private static final int LEAF_VERSION_AND_KEY = 33;
  private static final int HASH = 32;

  private TaprootCheck() {}

  static void check(int index, TaprootInput taproot, Bytes outputKey, OutputKeys keys) {
    if (taproot.internalKey().isPresent()) {
      Bytes computed = outputKey(index, taproot.internalKey().get(), taproot.merkleRoot(), keys);
      if (!computed.equals(outputKey)) {
        throw SigningRefused.input(
            index,
            RefusalRule.INTERNAL_KEY_MISMATCH,
            "tap_internal_key "
                + (taproot.merkleRoot().isPresent() ? "and tap_merkle_root make" : "makes")
                + " another output key than the one it spends");
      }
    }
    for (TaprootLeaf leaf : taproot.leaves()) {
      Bytes internal = leaf.controlBlock().slice(1, LEAF_VERSION_AND_KEY);
      if (!outputKey(index, internal, Optional.of(root(leaf)), keys).equals(outputKey)) {
        throw SigningRefused.input(
            index,
            RefusalRule.LEAF_MISMATCH,
            "a tap_leaf_script is not in the tree that the output it spends commits to");
      }
    }
  }

  private static Bytes outputKey(
      int index, Bytes internalKey, Optional<Bytes> root, OutputKeys keys) {
    try {
      return keys.of(internalKey, root).xOnly();
    } catch (CryptoException e) {
      throw new SigningRefused(
          RefusalRule.INTERNAL_KEY_MISMATCH,
          "input " + index + ": the taproot internal key is not on the curve",
          e);
    }
  }

  /** The Merkle root that a leaf's control block leads to. */
  private static Bytes root(TaprootLeaf leaf) {
    Bytes hash = Taproot.leafHash(leaf.version(), leaf.script());
    Bytes path = leaf.controlBlock();
    for (int at = LEAF_VERSION_AND_KEY; at < path.size(); at += HASH) {
      hash = Taproot.branchHash(hash, path.slice(at, at + HASH));
    }
    return hash;
  }
}
