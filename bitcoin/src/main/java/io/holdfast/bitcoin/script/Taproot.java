package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.CompactSize;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Optional;

/** The hashes and the key tweak of taproot (BIP-341). */
public final class Taproot {
  /** The leaf version of tapscript (BIP-342). */
  public static final int LEAF_TAPSCRIPT = 0xc0;

  private Taproot() {}

  /**
   * A taproot output key.
   *
   * @param xOnly 32 bytes
   * @param oddY the parity of its full point's y, which a control block states
   */
  public record OutputKey(Bytes xOnly, boolean oddY) {}

  /** The hash of a leaf: its version and its script with the length before it; 32 bytes. */
  public static Bytes leafHash(int leafVersion, Script script) {
    return Bytes.of(
        Hashes.tagged(
            "TapLeaf",
            new byte[] {(byte) leafVersion},
            CompactSize.encode(script.size()),
            script.toArray()));
  }

  /** The hash of a branch over its two sides, in whichever order they are given; 32 bytes. */
  public static Bytes branchHash(Bytes left, Bytes right) {
    boolean ordered = left.compareTo(right) <= 0;
    return Bytes.of(
        Hashes.tagged(
            "TapBranch", (ordered ? left : right).toArray(), (ordered ? right : left).toArray()));
  }

  /**
   * The tweak that commits an internal key to a script tree; 32 bytes.
   *
   * @param internalKey x-only, 32 bytes
   * @param merkleRoot of the script tree, if there is one
   */
  public static byte[] tweak(Bytes internalKey, Optional<Bytes> merkleRoot) {
    requireXOnly(internalKey);
    return Hashes.tagged(
        "TapTweak", internalKey.toArray(), merkleRoot.map(Bytes::toArray).orElse(new byte[0]));
  }

  /**
   * The output key of an internal key.
   *
   * @param internalKey x-only, 32 bytes
   * @param merkleRoot of the script tree, if there is one
   * @throws io.holdfast.crypto.CryptoException if the internal key is not on the curve
   */
  public static OutputKey outputKey(Bytes internalKey, Optional<Bytes> merkleRoot) {
    byte[] point = new byte[33];
    point[0] = 2;
    byte[] tweak = tweak(internalKey, merkleRoot);
    internalKey.copyTo(point, 1);
    Bytes output = Bytes.of(Secp256k1.publicAdd(point, tweak));
    return new OutputKey(output.slice(1, 33), output.at(0) == 3);
  }

  private static void requireXOnly(Bytes key) {
    if (key.size() != 32) {
      throw new BitcoinException("an x-only public key has 32 bytes, not " + key.size());
    }
  }
}
