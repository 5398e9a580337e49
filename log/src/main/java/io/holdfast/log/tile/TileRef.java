package io.holdfast.log.tile;

import io.holdfast.log.merkle.Hash;

/**
 * One file of the layout of C2SP tlog-tiles: a tile of hashes, or a bundle of entries, whose level
 * counts as {@link #ENTRIES}.
 *
 * @param level 0 for leaf hashes, 1 for the roots of full tiles of level 0, and so on
 * @param index within the level, from 0
 * @param width hashes or entries that it holds: 256 when full, else 1 to 255
 */
public record TileRef(int level, long index, int width) {
  /** Width of a full tile. */
  public static final int FULL = 256;

  /** Binary levels of the tree that one tile spans. */
  public static final int HEIGHT = 8;

  /** The level of entry bundles. */
  public static final int ENTRIES = -1;

  /** The largest level that a tree of at most 2^63 - 1 leaves has. */
  public static final int MAX_LEVEL = 7;

  public TileRef {
    boolean valid = level >= ENTRIES && level <= MAX_LEVEL && index >= 0;
    if (!valid || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile has level " + level + ", index " + index + " and width " + width);
    }
  }

  /** The bundle with the entries from {@code index * 256} on. */
  public static TileRef entries(long index, int width) {
    return new TileRef(ENTRIES, index, width);
  }

  /** The tile at the same place with another width. */
  public TileRef withWidth(int newWidth) {
    return new TileRef(level, index, newWidth);
  }

  public boolean isEntries() {
    return level == ENTRIES;
  }

  public boolean isFull() {
    return width == FULL;
  }

  /** Index of the first leaf below this tile. */
  public long firstLeaf() {
    return index << (HEIGHT * (Math.max(level, 0) + 1));
  }

  /** Bytes of a hash tile of this width. */
  public int size() {
    return width * Hash.SIZE;
  }

  /** Path below the log's directory, with slashes: {@code tile/0/x001/234.p/5}. */
  public String path() {
    return isFull() ? fullPath() : partialDirectory() + "/" + width;
  }

  /** Path of the full tile at this place. */
  public String fullPath() {
    return "tile/" + (isEntries() ? "entries" : level) + "/" + encodedIndex();
  }

  /** Path of the directory that holds the partial states of this tile. */
  public String partialDirectory() {
    return fullPath() + ".p";
  }

  /** Three digits to a path element, all but the last marked by an x. */
  private String encodedIndex() {
    StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return path.toString();
  }
}
