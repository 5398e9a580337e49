package io.holdfast.log.write;

import io.holdfast.log.LogException;
import io.holdfast.log.TamperedLogException;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.EdgeRoot;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.Stored;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a log on disk ends and goes on: at its checkpoint, whatever else lies there. Reads
 * the right edge only, so that it takes the same time for any size, and checks it against the
 * signed root: what was changed elsewhere is for the verifier to find.
 */
final class Recovery {
  private final TileDirectory directory;
  private final String origin;
  private final TreeHasher hasher = new TreeHasher();

  Recovery(TileDirectory directory, String origin) {
    this.directory = directory;
    this.origin = origin;
  }

  /** The state of a log that may go on. */
  record Recovered(
      GrowingTree tree, Optional<SignedCheckpoint> published, Optional<VerifierKey> key) {}

  /**
   * Reads and checks where the log ends.
   *
   * @throws TamperedLogException when what lies there is not what was signed
   */
  Recovered recover() {
    try {
      Optional<VerifierKey> key = directory.verifierKey();
      Optional<SignedCheckpoint> published = directory.checkpoint();
      if (published.isEmpty() && key.isPresent()) {
        // The key is written after the first checkpoint only.
        throw tampered(LogFile.CHECKPOINT, "is missing");
      }
      published.ifPresent(head -> checkHead(head, key));
      GrowingTree tree = published.map(head -> edge(head.checkpoint())).orElseGet(GrowingTree::new);
      return new Recovered(tree, published, key);
    } catch (TamperedLogException e) {
      throw e;
    } catch (LogException e) {
      throw new TamperedLogException(
          "the log in " + directory.root() + " is damaged: " + e.getMessage() + ADVICE, e);
    }
  }

  private static final String ADVICE =
      "; it is not continued in this state: verify it, and restore it or move it away";

  private void checkHead(SignedCheckpoint head, Optional<VerifierKey> key) {
    if (!head.checkpoint().origin().equals(origin)) {
      throw tampered(
          LogFile.CHECKPOINT,
          "is of the log \"" + head.checkpoint().origin() + "\", not \"" + origin + "\"");
    }
    if (key.isPresent() && !head.isBy(key.get())) {
      throw tampered(LogFile.CHECKPOINT, "is not signed by the key in " + LogFile.VERIFIER_KEY);
    }
  }

  private GrowingTree edge(Checkpoint head) {
    List<List<Hash>> edge = new ArrayList<>();
    for (TileRef ref : TreeShape.edge(head.size())) {
      edge.add(directory.tile(ref).orElseThrow(() -> missing(ref)).content());
    }
    if (!EdgeRoot.of(edge, hasher).equals(head.root())) {
      throw tampered(LogFile.TILES, "does not lead to the root of the checkpoint");
    }
    boolean between = head.size() % TileRef.FULL == 0;
    List<byte[]> bundle = between ? List.of() : bundle(head.size(), edge.getFirst());
    return new GrowingTree(head.size(), bundle, edge);
  }

  private List<byte[]> bundle(long size, List<Hash> leaves) {
    long index = TreeShape.edgeIndex(TileRef.ENTRIES, size);
    TileRef ref = TreeShape.tile(TileRef.ENTRIES, index, size);
    Stored<EntryBundle> stored = directory.bundle(ref).orElseThrow(() -> missing(ref));
    List<byte[]> entries = stored.content().entries();
    for (int i = 0; i < Math.max(leaves.size(), entries.size()); i++) {
      boolean both = i < leaves.size() && i < entries.size();
      if (!both || !hasher.leaf(entries.get(i)).equals(leaves.get(i))) {
        throw tampered(stored.file(), "does not hold entry " + (ref.firstLeaf() + i));
      }
    }
    return entries;
  }

  private TamperedLogException missing(TileRef ref) {
    return tampered(ref.path(), "is missing");
  }

  private TamperedLogException tampered(String file, String what) {
    return new TamperedLogException(directory.resolve(file) + " " + what + ADVICE);
  }
}
