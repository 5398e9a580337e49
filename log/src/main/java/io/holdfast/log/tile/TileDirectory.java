package io.holdfast.log.tile;

import io.holdfast.log.merkle.Hash;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.SignedNote;
import io.holdfast.log.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of one log. A partial tile that is gone is looked for in the full one, as C2SP
 * tlog-tiles provides, so that reading works while the log is being written.
 */
public final class TileDirectory {
  private final Path root;

  public TileDirectory(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** Where a file with this path below the log's directory lies. */
  public Path resolve(String file) {
    return root.resolve(file);
  }

  /**
   * The published checkpoint, or empty when there is none.
   *
   * @throws io.holdfast.log.note.MalformedNoteException when the file is not one
   */
  public Optional<SignedCheckpoint> checkpoint() {
    return read(LogFile.CHECKPOINT, SignedNote.MAX_SIZE).map(SignedCheckpoint::parse);
  }

  /**
   * The key in {@code log.vkey}, or empty when there is none.
   *
   * @throws io.holdfast.log.note.MalformedNoteException when the file does not hold one
   */
  public Optional<VerifierKey> verifierKey() {
    return read(LogFile.VERIFIER_KEY, SignedNote.MAX_SIZE)
        .map(bytes -> VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8)));
  }

  /**
   * The hashes of a tile, or empty when no file holds them.
   *
   * @throws MalformedFileException when the file cannot be read or has another size than it should
   */
  public Optional<Stored<List<Hash>>> tile(TileRef ref) {
    return file(ref, TileRef.FULL * Hash.SIZE)
        .map(stored -> {
          boolean full = stored.file().equals(ref.fullPath());
          int expected = (full ? TileRef.FULL : ref.width()) * Hash.SIZE;
          if (stored.content().length != expected) {
            throw new MalformedFileException(
                stored.file(), "a tile of " + expected + " bytes has " + stored.content().length);
          }
          return new Stored<>(stored.file(), HashTile.decode(stored.content(), ref.width()));
        });
  }

  /**
   * The entries of a bundle as far as they decode, or empty when no file holds them. From a partial
   * bundle's file all entries are given, even if there are more than its name says.
   */
  public Optional<Stored<EntryBundle>> bundle(TileRef ref) {
    return file(ref, EntryBundle.MAX_SIZE)
        .map(stored -> {
          boolean prefix = !ref.isFull() && stored.file().equals(ref.fullPath());
          int limit = prefix ? ref.width() : Integer.MAX_VALUE;
          return new Stored<>(stored.file(), EntryBundle.decode(stored.content(), limit));
        });
  }

  /**
   * One entry of a tree of {@code size} leaves, or empty when its bundle is not there.
   *
   * @throws MalformedFileException when its bundle does not hold it
   */
  public Optional<byte[]> entry(long index, long size) {
    TileRef ref = TreeShape.tile(TileRef.ENTRIES, index / TileRef.FULL, size);
    int position = Math.toIntExact(index % TileRef.FULL);
    return bundle(ref)
        .map(stored -> {
          List<byte[]> entries = stored.content().entries();
          if (position >= entries.size()) {
            throw new MalformedFileException(stored.file(), "entry " + index + " is not in it");
          }
          return entries.get(position);
        });
  }

  /**
   * A file's content, or empty when there is no such file.
   *
   * @throws MalformedFileException when it cannot be read or is larger than {@code maxSize} bytes
   */
  public Optional<byte[]> read(String file, int maxSize) {
    try (InputStream in = Files.newInputStream(resolve(file))) {
      byte[] content = in.readNBytes(maxSize + 1);
      if (content.length > maxSize) {
        throw new MalformedFileException(file, "larger than " + maxSize + " bytes");
      }
      return Optional.of(content);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new MalformedFileException(file, "cannot be read: " + e.getMessage());
    }
  }

  private Optional<Stored<byte[]>> file(TileRef ref, int maxSize) {
    return stored(ref.path(), maxSize)
        .or(() -> ref.isFull() ? Optional.empty() : stored(ref.fullPath(), maxSize));
  }

  private Optional<Stored<byte[]>> stored(String file, int maxSize) {
    return read(file, maxSize).map(content -> new Stored<>(file, content));
  }
}
