package io.holdfast.log.tile;

import io.holdfast.log.merkle.Hash;
import java.util.ArrayList;
import java.util.List;

/** The content of a hash tile: 32 bytes for each hash, nothing else. */
public final class HashTile {
  private HashTile() {}

  public static byte[] encode(List<Hash> hashes) {
    byte[] tile = new byte[hashes.size() * Hash.SIZE];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(tile, i * Hash.SIZE);
    }
    return tile;
  }

  /** The first {@code width} hashes of a tile that has at least as many. */
  static List<Hash> decode(byte[] tile, int width) {
    List<Hash> hashes = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      hashes.add(Hash.at(tile, i * Hash.SIZE));
    }
    return hashes;
  }
}
