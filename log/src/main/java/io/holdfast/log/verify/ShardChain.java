package io.holdfast.log.verify;

import io.holdfast.log.LogException;
import io.holdfast.log.entry.ShardLayout;
import io.holdfast.log.entry.ShardLeaf;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import java.nio.file.Files;
import java.util.Optional;

/** How the shards of a log hang together, and what each says of its neighbours. */
final class ShardChain {
  private final ShardLayout layout;
  private final int count;

  ShardChain(ShardLayout layout) {
    this.layout = layout;
    int last = ShardLayout.FIRST;
    while (closing(last).isPresent() || exists(last + 1)) {
      last++;
    }
    this.count = last;
  }

  /** The number of shards, with one that should be there and is not. */
  int count() {
    return count;
  }

  /** The shard whose origin a key or a checkpoint names, or empty. */
  Optional<Integer> named(String origin) {
    Optional<String> first = checkpoint(ShardLayout.FIRST).map(Checkpoint::origin);
    for (int number = ShardLayout.FIRST; first.isPresent() && number <= count; number++) {
      if (ShardLayout.origin(first.get(), number).equals(origin)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  /** The key that the shard before announced for this one, or empty. */
  Optional<VerifierKey> announcedKey(int number) {
    return number == ShardLayout.FIRST
        ? Optional.empty()
        : closing(number - 1).map(ShardLeaf.Closing::key);
  }

  /** Whether anything of the shard is there. */
  boolean exists(int number) {
    return number == ShardLayout.FIRST || Files.isDirectory(layout.shard(number).root());
  }

  /** Reports where a shard that has a checkpoint does not continue the one before it. */
  void check(ShardContext shard, Checkpoint head, Optional<VerifierKey> key) {
    int number = shard.number();
    if (number == ShardLayout.FIRST) {
      return;
    }
    Optional<VerifierKey> announced = announcedKey(number);
    if (announced.isEmpty()) {
      shard.report(
          Kind.BROKEN_CHAIN, LogFile.CHECKPOINT, "continues a shard that has not been closed");
    } else if (key.isPresent() && !key.equals(announced)) {
      shard.report(
          Kind.BROKEN_CHAIN,
          LogFile.VERIFIER_KEY,
          "is not the key that the shard before announced");
    }
    Optional<Checkpoint> committed = opening(number, head).map(o -> o.checkpoint().checkpoint());
    if (committed.isEmpty() || !committed.equals(checkpoint(number - 1))) {
      shard.report(
          Kind.BROKEN_CHAIN,
          TileRef.entries(0, TileRef.FULL).path(),
          0,
          0,
          "does not hold the final checkpoint of the shard before");
    }
  }

  private Optional<ShardLeaf.Opening> opening(int number, Checkpoint head) {
    if (head.size() == 0) {
      return Optional.empty();
    }
    try {
      return layout
          .shard(number)
          .entry(0, head.size())
          .flatMap(ShardLeaf::parse)
          .filter(ShardLeaf.Opening.class::isInstance)
          .map(ShardLeaf.Opening.class::cast)
          .filter(opening -> opening.previous() == number - 1);
    } catch (LogException e) {
      return Optional.empty(); // the scan of that shard names what is wrong with the file
    }
  }

  private Optional<ShardLeaf.Closing> closing(int number) {
    try {
      return layout.closing(number).filter(closing -> closing.next() == number + 1);
    } catch (LogException e) {
      return Optional.empty(); // likewise
    }
  }

  private Optional<Checkpoint> checkpoint(int number) {
    try {
      return layout.shard(number).checkpoint().map(SignedCheckpoint::checkpoint);
    } catch (LogException e) {
      return Optional.empty(); // likewise
    }
  }
}
