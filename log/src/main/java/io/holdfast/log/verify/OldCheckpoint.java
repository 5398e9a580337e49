package io.holdfast.log.verify;

import io.holdfast.log.merkle.CompactRange;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.verify.Finding.Kind;
import java.util.Optional;

/**
 * Compares a shard with a checkpoint of it that was kept outside: the log must contain that state
 * as its beginning. Computes the old root from the leaves while they pass, which shows the same as
 * a consistency proof.
 */
final class OldCheckpoint {
  private static final String NAME = "old checkpoint";

  private final ShardContext shard;
  private final Checkpoint old;
  private boolean compared;

  private OldCheckpoint(ShardContext shard, Checkpoint old) {
    this.shard = shard;
    this.old = old;
  }

  /** The comparison to make, or empty when there is nothing to compare {@code head} with. */
  static Optional<OldCheckpoint> of(
      ShardContext shard, SignedCheckpoint signed, Checkpoint head, Optional<VerifierKey> key) {
    Checkpoint old = signed.checkpoint();
    if (key.isPresent() && !signed.isBy(key.get())) {
      shard.findings().add(Finding.of(Kind.BAD_SIGNATURE, NAME, "is not signed by the log's key"));
      return Optional.empty();
    }
    if (old.size() > head.size()) {
      shard.report(
          Kind.TRUNCATED,
          LogFile.CHECKPOINT,
          head.size(),
          old.size() - 1,
          "covers %d entries, the old one covers %d".formatted(head.size(), old.size()));
      return Optional.empty();
    }
    return Optional.of(new OldCheckpoint(shard, old));
  }

  /** Called before the first leaf and after each. */
  void passed(CompactRange leaves) {
    if (leaves.size() != old.size()) {
      return;
    }
    compared = true;
    if (leaves.root().equals(old.root())) {
      shard.notes().add("the first " + old.size() + " entries are those of the old checkpoint");
    } else {
      shard.report(
          Kind.INCONSISTENT,
          LogFile.TILES,
          0,
          old.size() - 1,
          "these entries do not have the root that the old checkpoint signs");
    }
  }

  /** Called after the last leaf. */
  void finished() {
    if (!compared) {
      shard
          .warnings()
          .add("the log could not be compared with the old checkpoint: leaves are missing");
    }
  }
}
