package io.holdfast.log.write;

import io.holdfast.log.TamperedLogException;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares entries that are given again with those that the log already holds. Were they ignored
 * unseen, then a journal that started over, such as one restored from a backup, would lose its
 * entries without a word. Confined to one thread.
 */
final class HeldEntries {
  private final TileDirectory directory;
  private final TreeHasher hasher = new TreeHasher();
  private @Nullable TileRef cached;
  private List<Hash> hashes = List.of();

  HeldEntries(TileDirectory directory) {
    this.directory = directory;
  }

  /**
   * Compares one entry.
   *
   * @param published size of the published tree: further entries may not have reached their tile
   * @throws TamperedLogException when {@code entry} is not what the log holds as {@code index}
   */
  void requireSame(long index, byte[] entry, GrowingTree tree, long published) {
    Optional<Hash> held = tree.leaf(index).or(() -> onDisk(index, published));
    if (held.isPresent() && !held.get().equals(hasher.leaf(entry))) {
      throw new TamperedLogException(
          "entry "
              + index
              + " is not the one that the log in "
              + directory.root()
              + " holds: log and storage are not of the same history; restore both together, or"
              + " move this log away");
    }
  }

  private Optional<Hash> onDisk(long index, long published) {
    long tile = index / TileRef.FULL;
    if (tile >= TreeShape.edgeIndex(0, published)) {
      return Optional.empty();
    }
    TileRef ref = new TileRef(0, tile, TileRef.FULL);
    if (!ref.equals(cached)) {
      hashes =
          directory
              .tile(ref)
              .orElseThrow(
                  () -> new TamperedLogException(directory.resolve(ref.path()) + " is missing"))
              .content();
      cached = ref;
    }
    return Optional.of(hashes.get(Math.toIntExact(index % TileRef.FULL)));
  }
}
