package io.holdfast.log.verify;

import io.holdfast.log.LogException;
import io.holdfast.log.merkle.ConsistencyProof;
import io.holdfast.log.merkle.InclusionProof;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.merkle.TreeProver;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.Stored;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one shard at the checkpoint that was published when the reader was made, while the log goes
 * on. What it reads is checked by its proofs, not by itself. Safe for use by several threads.
 */
public final class LogReader {
  private final TileDirectory directory;
  private final SignedCheckpoint head;

  private LogReader(TileDirectory directory, SignedCheckpoint head) {
    this.directory = directory;
    this.head = head;
  }

  /**
   * Opens a shard at its present checkpoint.
   *
   * @throws LogException when there is no checkpoint yet, or none that can be read
   */
  public static LogReader open(Path directory) {
    TileDirectory tiles = new TileDirectory(directory);
    SignedCheckpoint head =
        tiles
            .checkpoint()
            .orElseThrow(() -> new LogException("the log in " + directory + " has no checkpoint"));
    return new LogReader(tiles, head);
  }

  /** The checkpoint that everything here refers to; its signature is not verified. */
  public SignedCheckpoint head() {
    return head;
  }

  /** Number of entries that can be read. */
  public long size() {
    return head.checkpoint().size();
  }

  /**
   * One entry, as it was logged.
   *
   * @throws IllegalArgumentException when there is no such entry
   * @throws LogException when it cannot be read
   */
  public byte[] entry(long index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException("no entry " + index + " in a log of size " + size());
    }
    return directory.entry(index, size()).orElseThrow(() -> missing(index));
  }

  /**
   * The entries from {@code from} on: the rest of its bundle, at most 256. Empty at the end.
   *
   * @throws LogException when they cannot be read
   */
  public List<byte[]> entries(long from) {
    if (from >= size()) {
      return List.of();
    }
    TileRef ref = TreeShape.tile(TileRef.ENTRIES, from / TileRef.FULL, size());
    Stored<EntryBundle> bundle = directory.bundle(ref).orElseThrow(() -> missing(from));
    List<byte[]> entries = bundle.content().entries();
    if (entries.size() != ref.width()) {
      throw new LogException(
          "%s holds %d entries, not %d: verify the log"
              .formatted(directory.resolve(bundle.file()), entries.size(), ref.width()));
    }
    return entries.subList(Math.toIntExact(from % TileRef.FULL), entries.size());
  }

  /** The proof that entry {@code index} is in the tree of the checkpoint. */
  public InclusionProof prove(long index) {
    return prover().inclusion(index, size());
  }

  /** The proof that the tree of the checkpoint contains that of {@code oldSize} entries. */
  public ConsistencyProof proveConsistency(long oldSize) {
    return prover().consistency(oldSize, size());
  }

  private TreeProver prover() {
    TreeHasher hasher = new TreeHasher();
    return new TreeProver(new TileSubtrees(directory, size(), hasher), hasher);
  }

  private LogException missing(long index) {
    TileRef ref = TreeShape.tile(TileRef.ENTRIES, index / TileRef.FULL, size());
    return new LogException(directory.resolve(ref.path()) + " is missing: verify the log");
  }
}
