package io.holdfast.log.write;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.tile.EdgeRoot;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.HashTile;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The tree while it grows: of the past it keeps only the right edge, which is the incomplete tile
 * of each level and the incomplete bundle. Confined to one thread.
 */
final class GrowingTree {
  private final TreeHasher hasher = new TreeHasher();
  private final List<byte[]> bundle;
  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  /** The tree of no leaves. */
  GrowingTree() {
    this(0, List.of(), List.of());
  }

  /**
   * A tree that goes on from {@code size}.
   *
   * @param bundle the entries of its incomplete bundle
   * @param edge its incomplete tiles, as {@link TreeShape#edge} lists them
   */
  GrowingTree(long size, List<byte[]> bundle, List<List<Hash>> edge) {
    this.size = size;
    this.bundle = new ArrayList<>(bundle);
    for (int level = 0; level <= TileRef.MAX_LEVEL; level++) {
      levels.add(new ArrayList<>(TileRef.FULL));
    }
    List<TileRef> refs = TreeShape.edge(size);
    for (int i = 0; i < refs.size(); i++) {
      levels.get(refs.get(i).level()).addAll(edge.get(i));
    }
  }

  long size() {
    return size;
  }

  Hash root() {
    return EdgeRoot.of(levels, hasher);
  }

  /** Adds an entry; the bundle and the tiles that it completes go to {@code completed}. */
  void append(byte[] entry, Consumer<TileFile> completed) {
    bundle.add(entry);
    size++;
    if (bundle.size() == TileRef.FULL) {
      completed.accept(file(TileRef.ENTRIES, EntryBundle.encode(bundle), TileRef.FULL));
      bundle.clear();
    }
    add(0, hasher.leaf(entry), completed);
  }

  /** What the right edge needs on disk for a checkpoint of this very size. */
  List<TileFile> edge() {
    List<TileFile> edge = new ArrayList<>();
    if (!bundle.isEmpty()) {
      edge.add(edgeFile(TileRef.ENTRIES, EntryBundle.encode(bundle), bundle.size()));
    }
    for (int level = 0; level < levels.size(); level++) {
      List<Hash> tile = levels.get(level);
      if (!tile.isEmpty()) {
        edge.add(edgeFile(level, HashTile.encode(tile), tile.size()));
      }
    }
    return edge;
  }

  /** The hash of a leaf if its tile is still incomplete. */
  Optional<Hash> leaf(long index) {
    long first = size - levels.getFirst().size();
    return index >= first && index < size
        ? Optional.of(levels.getFirst().get(Math.toIntExact(index - first)))
        : Optional.empty();
  }

  private void add(int level, Hash hash, Consumer<TileFile> completed) {
    List<Hash> tile = levels.get(level);
    tile.add(hash);
    if (tile.size() == TileRef.FULL) {
      completed.accept(file(level, HashTile.encode(tile), TileRef.FULL));
      Hash root = hasher.complete(tile);
      tile.clear();
      add(level + 1, root, completed);
    }
  }

  /** A tile that the newest leaf completed: the last one of its level. */
  private TileFile file(int level, byte[] content, int width) {
    return new TileFile(new TileRef(level, TreeShape.edgeIndex(level, size) - 1, width), content);
  }

  private TileFile edgeFile(int level, byte[] content, int width) {
    return new TileFile(new TileRef(level, TreeShape.edgeIndex(level, size), width), content);
  }
}
