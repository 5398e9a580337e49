package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Taproot;
import java.util.List;
import java.util.Optional;

/**
 * What a taproot output commits to.
 *
 * @param internalKey x-only, 32 bytes
 * @param merkleRoot of the script tree; empty when only the key can spend
 * @param leaves from left to right
 */
public record TaprootScripts(Bytes internalKey, Optional<Bytes> merkleRoot, List<Leaf> leaves) {
  public TaprootScripts {
    leaves = List.copyOf(leaves);
  }

  /**
   * A script of the tree.
   *
   * @param script a tapscript (BIP-342)
   * @param path the hashes from beside the leaf up to the root, each 32 bytes
   * @param keys the keys that take part in it, x-only, 32 bytes
   */
  public record Leaf(Script script, List<Bytes> path, List<Bytes> keys) {
    public Leaf {
      path = List.copyOf(path);
      keys = List.copyOf(keys);
    }

    /** The leaf's own hash. */
    public Bytes hash() {
      return Taproot.leafHash(Taproot.LEAF_TAPSCRIPT, script);
    }
  }

  /** The key that stands in the output. */
  public Taproot.OutputKey outputKey() {
    return Taproot.outputKey(internalKey, merkleRoot);
  }

  /** What a witness shows to spend by {@code leaf} (BIP-341): 33 bytes and 32 for each step. */
  public Bytes controlBlock(Leaf leaf) {
    byte[] block = new byte[33 + 32 * leaf.path.size()];
    block[0] = (byte) (Taproot.LEAF_TAPSCRIPT | (outputKey().oddY() ? 1 : 0));
    internalKey.copyTo(block, 1);
    for (int i = 0; i < leaf.path.size(); i++) {
      leaf.path.get(i).copyTo(block, 33 + 32 * i);
    }
    return Bytes.of(block);
  }
}
