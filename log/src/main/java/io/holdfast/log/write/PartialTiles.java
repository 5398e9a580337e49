package io.holdfast.log.write;

import io.holdfast.log.LogException;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The partial states of tiles that lie on disk. C2SP tlog-tiles has each one kept that any
 * published checkpoint needed, until the full tile is there; here until the previous checkpoint,
 * which a reader may be working from, needs the full one too.
 */
final class PartialTiles {
  /** Names in one directory of tiles: 000 to 999. */
  private static final int DIRECTORY = 1000;

  private static final Pattern PARTIALS = Pattern.compile("[0-9]{3}\\.p");
  private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]{0,2}");

  private final TileDirectory directory;
  private final StagedFiles staged;
  private final LogFiles files;

  /** The tiles that have partial states, each with the width of a full one. */
  private final Set<TileRef> tiles = new HashSet<>();

  PartialTiles(TileDirectory directory, StagedFiles staged, LogFiles files) {
    this.directory = directory;
    this.staged = staged;
    this.files = files;
  }

  /**
   * Finds what an earlier process left near the right edge of a tree of {@code size} leaves. States
   * beyond that size were never published and are deleted: other entries may come there now.
   */
  void recover(long size) {
    for (int level = TileRef.ENTRIES; level <= TileRef.MAX_LEVEL; level++) {
      long edge = TreeShape.edgeIndex(level, size);
      long first = edge - edge % DIRECTORY;
      find(level, first);
      if (first > 0) {
        find(level, first - DIRECTORY);
      }
    }
    for (TileRef tile : tiles) {
      long edge = TreeShape.edgeIndex(tile.level(), size);
      if (tile.index() >= edge) {
        long width = TreeShape.hashes(tile.level(), size) % TileRef.FULL;
        delete(tile, tile.index() == edge ? width : 0);
      }
    }
  }

  void written(TileRef partial) {
    tiles.add(partial.withWidth(TileRef.FULL));
  }

  /**
   * Deletes the partial states of the tiles that are full in a tree of {@code size} leaves. Those
   * that cannot be deleted are tried again the next time: one too many misleads nobody.
   */
  void deleteBelow(long size) {
    tiles.removeIf(tile ->
        tile.index() < TreeShape.edgeIndex(tile.level(), size)
            && deleted(directory.resolve(tile.partialDirectory())));
  }

  private boolean deleted(Path states) {
    try {
      for (String name : names(states, WIDTH)) {
        files.delete(states.resolve(name));
      }
      files.delete(states);
      staged.forget(states);
      return true;
    } catch (IOException | LogException e) {
      return false;
    }
  }

  private void find(int level, long first) {
    Path parent =
        directory.resolve(new TileRef(level, first, TileRef.FULL).path()).resolveSibling("");
    for (String name : names(parent, PARTIALS)) {
      long index = first + Integer.parseInt(name, 0, 3, 10);
      tiles.add(new TileRef(level, index, TileRef.FULL));
    }
  }

  /** Deletes the states of a tile that are wider than {@code width}. */
  private void delete(TileRef tile, long width) {
    Path states = directory.resolve(tile.partialDirectory());
    for (String name : names(states, WIDTH)) {
      if (Integer.parseInt(name) > width) {
        try {
          files.delete(states.resolve(name));
        } catch (IOException e) {
          throw new LogException("cannot delete " + states.resolve(name) + ": " + e, e);
        }
      }
    }
  }

  /** The names in a directory that have a form; none if there is no such directory. */
  private static List<String> names(Path parent, Pattern form) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(parent)) {
      for (Path path : paths) {
        names.add(String.valueOf(path.getFileName()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new LogException("cannot list " + parent + ": " + e.getMessage(), e);
    }
    names.removeIf(name -> !form.matcher(name).matches());
    return names;
  }
}
