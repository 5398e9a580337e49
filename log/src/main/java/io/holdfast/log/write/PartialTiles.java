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
import java.util.HashSet;
import java.util.Iterator;
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

  /** Finds what an earlier process left near the right edge of a tree of {@code size} leaves. */
  void recover(long size) {
    for (int level = TileRef.ENTRIES; level <= TileRef.MAX_LEVEL; level++) {
      long edge = TreeShape.edgeIndex(level, size);
      long first = edge - edge % DIRECTORY;
      find(level, first);
      if (first > 0) {
        find(level, first - DIRECTORY);
      }
    }
  }

  void written(TileRef partial) {
    tiles.add(partial.withWidth(TileRef.FULL));
  }

  /** Deletes the partial states of the tiles that are full in a tree of {@code size} leaves. */
  void deleteBelow(long size) {
    for (Iterator<TileRef> each = tiles.iterator(); each.hasNext(); ) {
      TileRef tile = each.next();
      if (tile.index() < TreeShape.edgeIndex(tile.level(), size)) {
        delete(directory.resolve(tile.partialDirectory()));
        each.remove();
      }
    }
  }

  private void find(int level, long first) {
    Path tilesFromFirst = directory.resolve(new TileRef(level, first, TileRef.FULL).path());
    Path parent = tilesFromFirst.resolveSibling("");
    try (DirectoryStream<Path> names = Files.newDirectoryStream(parent)) {
      for (Path path : names) {
        String name = String.valueOf(path.getFileName());
        if (PARTIALS.matcher(name).matches()) {
          int offset = Integer.parseInt(name, 0, 3, 10);
          tiles.add(new TileRef(level, first + offset, TileRef.FULL));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // No tile there yet.
    } catch (IOException e) {
      throw new LogException("cannot list " + parent + ": " + e.getMessage(), e);
    }
  }

  private void delete(Path partials) {
    try (DirectoryStream<Path> states = Files.newDirectoryStream(partials)) {
      for (Path state : states) {
        files.delete(state);
      }
      files.delete(partials);
      staged.forget(partials);
    } catch (NoSuchFileException e) {
      staged.forget(partials);
    } catch (IOException e) {
      throw new LogException("cannot delete " + partials + ": " + e.getMessage(), e);
    }
  }
}
