package io.holdfast.log.verify;

import io.holdfast.log.entry.PartSequence;
import io.holdfast.log.merkle.CompactRange;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.MalformedFileException;
import io.holdfast.log.tile.Stored;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import io.holdfast.log.verify.Finding.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes once over all entries of a shard, bundle by bundle: hashes each entry, compares it with
 * the leaf that the signed root proves, and computes the root anew. Needs the memory of one bundle
 * and one tile of each level.
 */
final class EntryScan {
  private final ShardContext shard;
  private final Checkpoint head;
  private final Optional<OldCheckpoint> old;
  private final EarlierStates earlier;
  private final ProvenTiles tiles;
  private final CompactRange range;
  private PartSequence parts = new PartSequence();
  private long missingFrom = -1;
  private @Nullable Long lastOnDisk;
  private boolean unbroken = true;

  EntryScan(ShardContext shard, Checkpoint head, Optional<OldCheckpoint> old) {
    this.shard = shard;
    this.head = head;
    this.old = old;
    this.earlier = new EarlierStates(shard);
    this.tiles = new ProvenTiles(shard, head, earlier);
    this.range = new CompactRange(shard.hasher());
  }

  /** Returns the number of entries that were looked at. */
  long run(Progress progress) {
    old.ifPresent(checkpoint -> checkpoint.passed(range));
    long bundles = TreeShape.tiles(TileRef.ENTRIES, head.size());
    long verified = 0;
    for (long index = 0; index < bundles; index++) {
      TileRef ref = TreeShape.tile(TileRef.ENTRIES, index, head.size());
      if (!check(ref) && index > lastOnDisk()) {
        unbroken = false;
        break;
      }
      verified = ref.firstLeaf() + ref.width();
      progress.at(verified, head.size());
    }
    finish();
    return verified;
  }

  private long lastOnDisk() {
    if (lastOnDisk == null) {
      lastOnDisk = BundleIndex.last(shard.directory());
    }
    return lastOnDisk;
  }

  /** Returns whether the bundle is there. */
  private boolean check(TileRef ref) {
    Optional<Stored<EntryBundle>> bundle;
    try {
      bundle = shard.directory().bundle(ref);
    } catch (MalformedFileException e) {
      present(ref);
      shard.report(Kind.ALTERED_FILE, ref, head.size(), e.file(), e.problem());
      parts = new PartSequence();
      pass(tiles.leaves(ref.index()).hashes(), ref.width());
      return true;
    }
    if (bundle.isEmpty()) {
      missingFrom = missingFrom < 0 ? ref.firstLeaf() : missingFrom;
      parts = new PartSequence();
      pass(tiles.leaves(ref.index()).hashes(), ref.width());
      return false;
    }
    present(ref);
    check(ref, bundle.get().file(), bundle.get().content());
    return true;
  }

  private void check(TileRef ref, String file, EntryBundle bundle) {
    long first = ref.firstLeaf();
    List<Hash> found = bundle.entries().stream().map(shard.hasher()::leaf).toList();
    bundle
        .problem()
        .ifPresent(problem ->
            shard.report(
                Kind.ALTERED_FILE, ref, head.size(), file, "cannot be decoded: " + problem));
    Leaves leaves = tiles.leaves(ref.index());
    if (!leaves.hashes().isEmpty()) {
      BundleDiff.compare(
          leaves.hashes(),
          found,
          (kind, position, detail) ->
              shard.report(kind, file, first + position, first + position, detail));
    }
    if (leaves.trust() == Leaves.Trust.CONTRADICTED && leaves.hashes().equals(found)) {
      shard.report(
          Kind.CHANGED_ENTRY, ref, head.size(), file, "one or more were changed with their tile");
    }
    checkParts(first, file, bundle.entries());
    earlier.checkBundle(ref, found);
    pass(leaves.proven() ? leaves.hashes() : found, ref.width());
  }

  private void checkParts(long first, String file, List<byte[]> entries) {
    for (int i = 0; i < entries.size(); i++) {
      long index = first + i;
      parts
          .next(entries.get(i))
          .ifPresent(problem -> shard.report(Kind.INCOMPLETE_ENTRY, file, index, index, problem));
    }
  }

  private void pass(List<Hash> leaves, int width) {
    unbroken &= leaves.size() == width;
    if (unbroken) {
      for (Hash leaf : leaves) {
        range.append(leaf);
        old.ifPresent(checkpoint -> checkpoint.passed(range));
      }
    }
  }

  /** Reports the gap that ends before {@code ref}, if there is one. */
  private void present(TileRef ref) {
    if (missingFrom >= 0) {
      shard.report(Kind.MISSING_FILE, missing(), missingFrom, ref.firstLeaf() - 1, "is not there");
      missingFrom = -1;
    }
  }

  private void finish() {
    if (missingFrom >= 0) {
      shard.report(
          Kind.TRUNCATED, missing(), missingFrom, head.size() - 1, "the log ends before it");
    }
    if (shard.findings().count() == 0 && !range.root().equals(head.root())) {
      shard.report(
          Kind.ROOT_MISMATCH,
          LogFile.CHECKPOINT,
          0,
          head.size() - 1,
          "the entries do not have the root that it signs");
    }
    parts
        .unfinished()
        .ifPresent(
            part -> shard.notes().add("after " + part + " further parts await a checkpoint"));
    old.ifPresent(OldCheckpoint::finished);
  }

  private String missing() {
    return TreeShape.tile(TileRef.ENTRIES, missingFrom / TileRef.FULL, head.size()).path();
  }
}
