package io.holdfast.log.verify;

import io.holdfast.log.LogFixture;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.HashTile;
import io.holdfast.log.tile.Stored;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What someone with access to the files can do to a log. */
final class Tamper {
  private final Path log;

  Tamper(Path log) {
    this.log = log;
  }

  Path log() {
    return log;
  }

  /** Rewrites a bundle's entries, well-formed. */
  void bundle(TileRef ref, Consumer<List<byte[]>> change) {
    List<byte[]> entries = new ArrayList<>(entries(ref));
    change.accept(entries);
    write(ref.path(), EntryBundle.encode(entries));
  }

  /** Rewrites the leaf hashes of a tile to fit its bundle. */
  void rehash(TileRef ref) {
    TreeHasher hasher = new TreeHasher();
    List<Hash> hashes =
        entries(TileRef.entries(ref.index(), ref.width())).stream().map(hasher::leaf).toList();
    write(ref.path(), HashTile.encode(hashes));
  }

  /** Rewrites a tile to fit the tiles below it. */
  void rehashFromBelow(TileRef ref) {
    StoredTiles tiles = new StoredTiles(new TileDirectory(log), new TreeHasher());
    List<Hash> hashes = tiles.hashes(ref, StoredTiles.Source.TILES_BELOW).orElseThrow();
    write(ref.path(), HashTile.encode(hashes));
  }

  void flip(String file, int at) {
    byte[] content = read(file);
    content[at] ^= 1;
    write(file, content);
  }

  void cut(String file, int length) {
    byte[] content = read(file);
    write(file, Arrays.copyOf(content, length));
  }

  void delete(String file) {
    try {
      Files.delete(log.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deleteAll(String directory) {
    LogFixture.delete(log.resolve(directory));
  }

  byte[] read(String file) {
    try {
      return Files.readAllBytes(log.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, byte[] content) {
    try {
      Files.write(log.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<byte[]> entries(TileRef ref) {
    Optional<Stored<EntryBundle>> bundle = new TileDirectory(log).bundle(ref);
    return bundle.orElseThrow().content().entries();
  }
}
