package io.holdfast.log.tile;

import java.util.ArrayList;
import java.util.List;

/** Which tiles a tree of a size consists of. */
public final class TreeShape {
  private TreeShape() {}

  /** Number of hashes at a tile level: complete subtrees of {@code 256^level} leaves. */
  public static long hashes(int level, long size) {
    return size >>> (TileRef.HEIGHT * Math.max(level, 0));
  }

  /** Number of tiles at a level, the partial one included. */
  public static long tiles(int level, long size) {
    return Math.ceilDiv(hashes(level, size), TileRef.FULL);
  }

  /** The tile at a place in a tree of that size; it must exist there. */
  public static TileRef tile(int level, long index, long size) {
    long width = Math.min(TileRef.FULL, hashes(level, size) - index * TileRef.FULL);
    return new TileRef(level, index, Math.toIntExact(width));
  }

  /** Index of the tile at a level where the tree will grow next. */
  public static long edgeIndex(int level, long size) {
    return hashes(level, size) / TileRef.FULL;
  }

  /** The partial hash tiles on the right edge, lowest level first; none for size 0. */
  public static List<TileRef> edge(long size) {
    List<TileRef> edge = new ArrayList<>();
    for (int level = 0; level <= TileRef.MAX_LEVEL; level++) {
      if (hashes(level, size) % TileRef.FULL != 0) {
        edge.add(tile(level, edgeIndex(level, size), size));
      }
    }
    return edge;
  }
}
