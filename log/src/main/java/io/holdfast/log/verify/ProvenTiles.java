package io.holdfast.log.verify;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.MalformedFileException;
import io.holdfast.log.tile.Stored;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import io.holdfast.log.verify.Finding.Kind;
import io.holdfast.log.verify.Leaves.Trust;
import io.holdfast.log.verify.StoredTiles.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Follows the hashes of a tree down from its signed root, tile by tile: each tile must have the
 * root that the proven tile above says. One that has not is reported; its content is then taken
 * from what lies below it, if that fits the tile above.
 *
 * <p>Asked for the leaves in order, it reads each tile once and keeps one tile of each level.
 */
final class ProvenTiles {
  private final ShardContext shard;
  private final StoredTiles tiles;
  private final EarlierStates earlier;
  private final long size;
  private final Optional<Map<TileRef, List<Hash>>> edge;
  private final Map<Integer, Visited> visited = new HashMap<>();

  private record Visited(TileRef ref, Leaves leaves) {}

  ProvenTiles(ShardContext shard, Checkpoint head, EarlierStates earlier) {
    this.shard = shard;
    this.tiles = new StoredTiles(shard.directory(), shard.hasher());
    this.earlier = earlier;
    this.size = head.size();
    this.edge = new ProvenEdge(tiles, shard.hasher(), head).find();
    if (edge.isEmpty()) {
      shard.report(
          Kind.ROOT_MISMATCH,
          LogFile.CHECKPOINT,
          0,
          size - 1,
          "what lies on disk does not lead to the root that it signs");
    }
  }

  /** The leaf hashes of the tile of level 0 at {@code index}. */
  Leaves leaves(long index) {
    return tile(0, index);
  }

  private Leaves tile(int level, long index) {
    TileRef ref = TreeShape.tile(level, index, size);
    Visited last = visited.get(level);
    if (last != null && last.ref().equals(ref)) {
      return last.leaves();
    }
    Leaves leaves = resolve(ref);
    earlier.checkTile(ref, leaves.hashes());
    visited.put(level, new Visited(ref, leaves));
    return leaves;
  }

  private Leaves resolve(TileRef ref) {
    Found found = read(ref);
    Optional<Predicate<List<Hash>>> anchor = anchor(ref);
    if (anchor.isEmpty()) {
      return unproven(ref, found);
    }
    if (!found.hashes().isEmpty() && anchor.get().test(found.hashes())) {
      return new Leaves(found.hashes(), Trust.PROVEN);
    }
    Optional<List<Hash>> below = below(ref, anchor.get());
    String outcome = below.isPresent() ? "; what lies below it does fit" : "";
    shard.report(found.kind(), ref, size, found.file(), found.problem() + outcome);
    return below
        .map(hashes -> new Leaves(hashes, Trust.PROVEN))
        .orElse(new Leaves(found.hashes(), Trust.CONTRADICTED));
  }

  /** What a tile must satisfy, or empty when nothing that is proven lies above it. */
  private Optional<Predicate<List<Hash>>> anchor(TileRef ref) {
    if (!ref.isFull()) {
      return edge.map(proven -> hashes -> hashes.equals(proven.get(ref)));
    }
    Leaves above = tile(ref.level() + 1, ref.index() / TileRef.FULL);
    if (!above.proven()) {
      return Optional.empty();
    }
    Hash root = above.hashes().get(Math.toIntExact(ref.index() % TileRef.FULL));
    return Optional.of(hashes -> shard.hasher().complete(hashes).equals(root));
  }

  private Optional<List<Hash>> below(TileRef ref, Predicate<List<Hash>> anchor) {
    return tiles
        .hashes(ref, Source.TILES_BELOW)
        .filter(anchor)
        .or(() -> tiles.hashes(ref, Source.ENTRIES_BELOW).filter(anchor));
  }

  /** Without an anchor a tile can still contradict the tiles below it. */
  private Leaves unproven(TileRef ref, Found found) {
    if (found.hashes().isEmpty()) {
      shard.report(found.kind(), ref, size, found.file(), found.problem());
    } else if (ref.level() > 0) {
      boolean fits =
          tiles.hashes(ref, Source.TILES_BELOW).filter(found.hashes()::equals).isPresent();
      if (!fits) {
        shard.report(Kind.ALTERED_FILE, ref, size, found.file(), "does not fit the tiles below it");
      }
    }
    return new Leaves(found.hashes(), Trust.UNPROVEN);
  }

  private Found read(TileRef ref) {
    try {
      return shard
          .directory()
          .tile(ref)
          .map(Found::of)
          .orElseGet(() -> new Found(ref.path(), List.of(), Kind.MISSING_FILE, "is not there"));
    } catch (MalformedFileException e) {
      return new Found(e.file(), List.of(), Kind.ALTERED_FILE, e.problem());
    }
  }

  /** A tile as it was found, and what to say of it should it not fit. */
  private record Found(String file, List<Hash> hashes, Kind kind, String problem) {
    static Found of(Stored<List<Hash>> stored) {
      String problem = "does not fit the hashes above it";
      return new Found(stored.file(), stored.content(), Kind.ALTERED_FILE, problem);
    }
  }
}
