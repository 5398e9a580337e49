package io.holdfast.log.verify;

import io.holdfast.log.LogException;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.Subtrees;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.util.List;

/** The complete subtrees of a tree of {@code size} leaves, from its tiles on disk. */
record TileSubtrees(TileDirectory directory, long size, TreeHasher hasher) implements Subtrees {
  @Override
  public Hash root(int level, long index) {
    int tileLevel = level / TileRef.HEIGHT;
    int height = level % TileRef.HEIGHT;
    long first = index << height;
    TileRef ref = TreeShape.tile(tileLevel, first / TileRef.FULL, size);
    int start = Math.toIntExact(first % TileRef.FULL);
    List<Hash> hashes =
        directory
            .tile(ref)
            .orElseThrow(() ->
                new LogException(directory.resolve(ref.path()) + " is missing: verify the log"))
            .content();
    return hasher.complete(hashes.subList(start, start + (1 << height)));
  }
}
