package io.holdfast.log.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashing of RFC 6962, section 2.1: {@code SHA-256(0x00 || entry)} for a leaf, {@code
 * SHA-256(0x01 || left || right)} for a node. The prefixes keep a node from being shown as a leaf.
 *
 * <p>An instance keeps one digest for its whole life, which is what makes it fast; it is confined
 * to one thread at a time.
 */
public final class TreeHasher {
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private final MessageDigest sha256;

  public TreeHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
    }
  }

  /** The root of the tree without leaves: SHA-256 of nothing. */
  public Hash empty() {
    return Hash.owning(sha256.digest());
  }

  public Hash leaf(byte[] entry) {
    sha256.update(LEAF);
    return Hash.owning(sha256.digest(entry));
  }

  public Hash node(Hash left, Hash right) {
    sha256.update(NODE);
    sha256.update(left.shared());
    return Hash.owning(sha256.digest(right.shared()));
  }

  /**
   * The root of a complete subtree over its {@code hashes}.
   *
   * @throws IllegalArgumentException unless their number is a power of two
   */
  public Hash complete(List<Hash> hashes) {
    if (Long.bitCount(hashes.size()) != 1) {
      throw new IllegalArgumentException(
          "a complete subtree has a power of two of hashes, not " + hashes.size());
    }
    List<Hash> row = hashes;
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
