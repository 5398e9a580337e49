package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.ByteReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The value of the field tap_tree: the leaves of a whole binary tree in depth-first order. */
final class TaprootTree {
  private static final int MAX_DEPTH = 128;

  private TaprootTree() {}

  static List<TreeLeaf> read(ByteReader in) {
    List<TreeLeaf> leaves = new ArrayList<>();
    // Bit d is set while the left subtree at depth d is whole and its right one is awaited.
    BitSet open = new BitSet(MAX_DEPTH + 1);
    boolean whole = false;
    do {
      in.within("leaf", leaves.size());
      int depth = in.uint8("depth");
      if (depth > MAX_DEPTH) {
        throw in.error("depth", "is " + depth + ", above 128");
      }
      if (whole || open.length() - 1 > depth) {
        throw in.error("depth", "does not fit into a binary tree after the leaves before it");
      }
      int version = in.uint8("version");
      if ((version & 1) != 0) {
        throw in.error("version", "is odd");
      }
      leaves.add(new TreeLeaf(depth, version, Script.of(in.varBytes("script"))));
      int level = depth;
      while (level > 0 && open.get(level)) {
        open.clear(level--);
      }
      open.set(level);
      whole = level == 0;
    } while (in.remaining() > 0);
    if (!whole) {
      throw in.error("depth", "is the last one, and the tree is not whole");
    }
    return List.copyOf(leaves);
  }
}
