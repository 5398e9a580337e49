package io.holdfast.log.verify;

import io.holdfast.log.entry.ShardLayout;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.verify.Finding.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a log offline, from its directory alone, while it is being written or not: the
 * signatures of its checkpoints, every entry against the root that was signed, every tile, that it
 * contains an earlier state of itself, and that its shards continue each other.
 *
 * <p>Memory does not grow with the log: it is read once from its beginning to its end.
 */
public final class LogVerifier {
  private static final String UNPINNED =
      "the key was taken from the log's own log.vkey; whoever can change the log can change that"
          + " too: give the key that you were handed separately";

  private final ShardLayout layout;
  private final ShardChain chain;
  private final Optional<VerifierKey> pinned;
  private final Optional<SignedCheckpoint> old;
  private final Progress progress;
  private final Findings findings = new Findings();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** The shard that the pinned key belongs to. */
  private final int pinnedShard;

  private LogVerifier(
      Path directory,
      Optional<VerifierKey> pinned,
      Optional<SignedCheckpoint> old,
      Progress progress) {
    this.layout = new ShardLayout(directory);
    this.chain = new ShardChain(layout);
    this.pinned = pinned;
    this.old = old;
    this.progress = progress;
    this.pinnedShard =
        pinned.map(VerifierKey::name).flatMap(chain::named).orElse(ShardLayout.FIRST);
  }

  /**
   * Verifies the log in a directory.
   *
   * @param directory of the log: the one that holds its checkpoint
   * @param key the key that the log must be signed by, of any of its shards; without it the log's
   *     own key is used, with a warning
   * @param old a checkpoint that was kept from an earlier time, whose state the log must contain
   * @throws io.holdfast.log.LogException when a directory cannot be listed; everything else is
   *     reported
   */
  public static VerificationReport verify(
      Path directory,
      Optional<VerifierKey> key,
      Optional<SignedCheckpoint> old,
      Progress progress) {
    return new LogVerifier(directory, key, old, progress).verify();
  }

  private VerificationReport verify() {
    if (pinned.isEmpty()) {
      warnings.add(UNPINNED);
    }
    requireOldIsOfThisLog();
    List<ShardReport> shards = new ArrayList<>();
    for (int number = ShardLayout.FIRST; number <= chain.count(); number++) {
      shards.add(verify(number));
    }
    return new VerificationReport(
        pinned.isPresent(), shards, findings.kept(), findings.count(), warnings, notes);
  }

  private ShardReport verify(int number) {
    ShardContext shard =
        new ShardContext(number, layout.shard(number), new TreeHasher(), findings, warnings, notes);
    if (!chain.exists(number)) {
      findings.add(
          Finding.of(
              Kind.TRUNCATED,
              ShardLayout.name(number),
              "is not there, though the shard before was closed to be continued by it"));
      return new ShardReport(number, Optional.empty(), Optional.empty(), 0, 0);
    }
    HeadCheck check = HeadCheck.of(shard, expectedKey(number));
    Optional<Checkpoint> head = check.checkpoint().map(SignedCheckpoint::checkpoint);
    long verified = 0;
    if (head.isPresent()) {
      chain.check(shard, head.get(), check.key());
      verified = scan(shard, head.get(), check.key());
    }
    long awaiting = awaiting(shard, head.map(Checkpoint::size).orElse(0L));
    return new ShardReport(number, head, check.key(), verified, awaiting);
  }

  private long scan(ShardContext shard, Checkpoint head, Optional<VerifierKey> key) {
    Optional<OldCheckpoint> comparison =
        old.filter(signed -> signed.checkpoint().origin().equals(head.origin()))
            .flatMap(signed -> OldCheckpoint.of(shard, signed, head, key));
    return new EntryScan(shard, head, comparison).run(progress);
  }

  /** A key is trusted if it is pinned, or announced by a shard after the pinned one. */
  private Optional<VerifierKey> expectedKey(int number) {
    if (pinned.isEmpty() || number < pinnedShard) {
      return Optional.empty();
    }
    return number == pinnedShard ? pinned : chain.announcedKey(number);
  }

  private void requireOldIsOfThisLog() {
    String origin = old.map(signed -> signed.checkpoint().origin()).orElse("");
    if (old.isPresent() && chain.named(origin).isEmpty()) {
      findings.add(
          Finding.of(
              Kind.WRONG_ORIGIN,
              "old checkpoint",
              "is of the log \"" + origin + "\", of which nothing is here"));
    }
  }

  private static long awaiting(ShardContext shard, long size) {
    TileDirectory directory = shard.directory();
    long awaiting = BundleIndex.awaiting(directory, size);
    if (awaiting > 0) {
      String place = shard.path(LogFile.TILES);
      shard.notes().add(awaiting + " entries in " + place + " await a checkpoint");
    }
    return awaiting;
  }
}
