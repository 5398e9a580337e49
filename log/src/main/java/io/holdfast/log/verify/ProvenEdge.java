package io.holdfast.log.verify;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.tile.EdgeRoot;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import io.holdfast.log.verify.StoredTiles.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the right edge of the tree that leads to the signed root. A tampered tile of the edge is
 * replaced by what lies below it; which of them were tampered with follows from which combination
 * fits. There are few combinations: an edge has one tile for each factor 256 of the size.
 */
final class ProvenEdge {
  private final StoredTiles tiles;
  private final TreeHasher hasher;
  private final Hash root;
  private final List<TileRef> refs;
  private final List<Map<Source, Optional<List<Hash>>>> candidates = new ArrayList<>();

  ProvenEdge(StoredTiles tiles, TreeHasher hasher, Checkpoint head) {
    this.tiles = tiles;
    this.hasher = hasher;
    this.root = head.root();
    this.refs = TreeShape.edge(head.size());
    refs.forEach(ref -> candidates.add(new EnumMap<>(Source.class)));
  }

  /** The tiles of the edge, by their refs, or empty when nothing on disk leads to the root. */
  Optional<Map<TileRef, List<Hash>>> find() {
    return find(List.of(Source.STORED))
        .or(() -> find(List.of(Source.STORED, Source.TILES_BELOW)))
        .or(() -> find(List.of(Source.values())));
  }

  private Optional<Map<TileRef, List<Hash>>> find(List<Source> sources) {
    return extend(new ArrayList<>(), sources).map(this::byRef);
  }

  /** Tries every source for the next level, on top of what was chosen for those below. */
  private Optional<List<List<Hash>>> extend(List<List<Hash>> chosen, List<Source> sources) {
    int level = chosen.size();
    if (level == refs.size()) {
      return EdgeRoot.of(chosen, hasher).equals(root)
          ? Optional.of(List.copyOf(chosen))
          : Optional.empty();
    }
    for (Source source : sources) {
      Optional<List<Hash>> candidate = candidate(level, source);
      if (candidate.isPresent()) {
        chosen.add(candidate.get());
        Optional<List<List<Hash>>> found = extend(chosen, sources);
        if (found.isPresent()) {
          return found;
        }
        chosen.removeLast();
      }
    }
    return Optional.empty();
  }

  private Optional<List<Hash>> candidate(int level, Source source) {
    return candidates.get(level).computeIfAbsent(source, s -> tiles.hashes(refs.get(level), s));
  }

  private Map<TileRef, List<Hash>> byRef(List<List<Hash>> chosen) {
    Map<TileRef, List<Hash>> edge = new HashMap<>();
    for (int i = 0; i < refs.size(); i++) {
      edge.put(refs.get(i), chosen.get(i));
    }
    return edge;
  }
}
