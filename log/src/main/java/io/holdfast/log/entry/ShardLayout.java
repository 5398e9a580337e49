package io.holdfast.log.entry;

import io.holdfast.log.LogException;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.tile.TileDirectory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the shards of a log lie and what they are called. The first is the log's directory and
 * origin; shard 2 lies in {@code shard-000002} below it, and its origin has {@code /shard-000002}
 * appended, since an origin stands for one tree.
 *
 * @param root the log's directory
 */
public record ShardLayout(Path root) {
  /** Number of the first shard. */
  public static final int FIRST = 1;

  public TileDirectory shard(int number) {
    return new TileDirectory(number == FIRST ? root : root.resolve(name(number)));
  }

  /** Path of a file of a shard below the log's directory, with slashes. */
  public static String file(int number, String file) {
    return number == FIRST ? file : name(number) + "/" + file;
  }

  /** The origin of a shard of the log whose first shard has {@code origin}. */
  public static String origin(String origin, int number) {
    return number == FIRST ? origin : origin + "/" + name(number);
  }

  /** Name of the directory of a shard after the first. */
  public static String name(int number) {
    return "shard-%06d".formatted(number);
  }

  /**
   * The leaf that closed a shard, or empty while it is open. A shard is closed by its published
   * checkpoint, not before.
   */
  public Optional<ShardLeaf.Closing> closing(int number) {
    TileDirectory shard = shard(number);
    return shard
        .checkpoint()
        .map(SignedCheckpoint::checkpoint)
        .filter(head -> head.size() > 0)
        .flatMap(head -> shard.entry(head.size() - 1, head.size()))
        .flatMap(ShardLeaf::parse)
        .flatMap(leaf -> leaf instanceof ShardLeaf.Closing c ? Optional.of(c) : Optional.empty());
  }

  /** Records in a closed shard: its leaves without those that join it to its neighbours. */
  public long records(int number) {
    long size =
        shard(number)
            .checkpoint()
            .orElseThrow(() -> new LogException(name(number) + " has no checkpoint"))
            .checkpoint()
            .size();
    return size - openings(number) - 1;
  }

  /** Leaves that a shard begins with before its first record. */
  public static int openings(int number) {
    return number == FIRST ? 0 : 1;
  }
}
