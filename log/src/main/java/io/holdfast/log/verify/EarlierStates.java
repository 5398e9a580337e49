package io.holdfast.log.verify;

import io.holdfast.log.LogException;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.tile.MalformedFileException;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the partial states of tiles that earlier checkpoints needed and that are still kept: each
 * must be the beginning of what the tile has become.
 */
final class EarlierStates {
  private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]{0,2}");

  private final ShardContext shard;
  private final TileDirectory directory;

  EarlierStates(ShardContext shard) {
    this.shard = shard;
    this.directory = shard.directory();
  }

  void checkTile(TileRef ref, List<Hash> hashes) {
    for (TileRef state : earlier(ref, hashes)) {
      try {
        boolean same =
            directory
                .tile(state)
                .map(stored -> stored.content().equals(hashes.subList(0, state.width())))
                .orElse(true);
        check(state, same, "is not the beginning of its tile");
      } catch (MalformedFileException e) {
        check(state, false, e.problem());
      }
    }
  }

  void checkBundle(TileRef ref, List<Hash> hashes) {
    for (TileRef state : earlier(ref, hashes)) {
      try {
        boolean same =
            directory
                .bundle(state)
                .map(stored -> stored.content())
                .map(b ->
                    b.problem().isEmpty()
                        && hash(b.entries()).equals(hashes.subList(0, state.width())))
                .orElse(true);
        check(state, same, "is not the beginning of its bundle");
      } catch (MalformedFileException e) {
        check(state, false, e.problem());
      }
    }
  }

  private List<Hash> hash(List<byte[]> entries) {
    return entries.stream().map(shard.hasher()::leaf).toList();
  }

  private void check(TileRef state, boolean same, String problem) {
    if (!same) {
      shard.report(Kind.ALTERED_FILE, state, Long.MAX_VALUE, state.path(), problem);
    }
  }

  /** The states on disk that are narrower than the tile itself. */
  private List<TileRef> earlier(TileRef ref, List<Hash> hashes) {
    Path partials = directory.resolve(ref.partialDirectory());
    List<TileRef> states = new ArrayList<>();
    if (hashes.size() == ref.width() && Files.isDirectory(partials)) {
      try (DirectoryStream<Path> names = Files.newDirectoryStream(partials)) {
        for (Path path : names) {
          String name = String.valueOf(path.getFileName());
          if (WIDTH.matcher(name).matches() && Integer.parseInt(name) < ref.width()) {
            states.add(ref.withWidth(Integer.parseInt(name)));
          }
        }
      } catch (NoSuchFileException e) {
        return List.of(); // deleted in the meantime by the log's writer
      } catch (IOException e) {
        throw new LogException("cannot list " + partials + ": " + e.getMessage(), e);
      }
    }
    return states;
  }
}
