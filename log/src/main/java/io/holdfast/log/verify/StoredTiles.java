package io.holdfast.log.verify;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.MalformedFileException;
import io.holdfast.log.tile.Stored;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hashes of a tile in the three ways that they can be had: as stored, from the stored tiles
 * below it, and from the entries below it.
 */
final class StoredTiles {
  private final TileDirectory directory;
  private final TreeHasher hasher;

  StoredTiles(TileDirectory directory, TreeHasher hasher) {
    this.directory = directory;
    this.hasher = hasher;
  }

  /** The ways to have a tile's hashes, the most direct one first. */
  enum Source {
    STORED,
    TILES_BELOW,
    ENTRIES_BELOW
  }

  /** The hashes, or empty where files are missing or malformed. */
  Optional<List<Hash>> hashes(TileRef ref, Source source) {
    return switch (source) {
      case STORED -> stored(ref);
      case TILES_BELOW -> below(ref, false);
      case ENTRIES_BELOW -> below(ref, true);
    };
  }

  private Optional<List<Hash>> stored(TileRef ref) {
    try {
      return directory.tile(ref).map(Stored::content);
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }

  private Optional<List<Hash>> below(TileRef ref, boolean entries) {
    if (ref.level() == 0) {
      return fromBundle(ref);
    }
    List<Hash> hashes = new ArrayList<>(ref.width());
    for (int i = 0; i < ref.width(); i++) {
      TileRef child = new TileRef(ref.level() - 1, ref.index() * TileRef.FULL + i, TileRef.FULL);
      Optional<List<Hash>> below = entries ? Optional.empty() : stored(child);
      below = below.or(() -> below(child, entries));
      if (below.isEmpty()) {
        return Optional.empty();
      }
      hashes.add(hasher.complete(below.get()));
    }
    return Optional.of(hashes);
  }

  private Optional<List<Hash>> fromBundle(TileRef ref) {
    try {
      return directory
          .bundle(TileRef.entries(ref.index(), ref.width()))
          .map(Stored::content)
          .map(EntryBundle::entries)
          .filter(entries -> entries.size() == ref.width())
          .map(entries -> entries.stream().map(hasher::leaf).toList());
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }
}
