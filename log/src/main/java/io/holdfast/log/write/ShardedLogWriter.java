package io.holdfast.log.write;

import io.holdfast.log.LogException;
import io.holdfast.log.entry.ShardLayout;
import io.holdfast.log.entry.ShardLeaf;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.TileDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log that may continue over several shards. It counts records, from 0 on over all shards;
 * the leaves that join the shards are its own affair.
 *
 * <p>A log is never rotated. {@link #nextShard} closes the open shard by a last leaf that names the
 * next one and its key, and opens the next with the closed one's final checkpoint as first leaf.
 * The next directory exists before the closing leaf is published, so one that is missing was
 * removed.
 *
 * <p>Safe for use by several threads, like {@link TileLogWriter}, whose exceptions it throws.
 */
public final class ShardedLogWriter implements AutoCloseable {
  private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
  private final ShardLayout layout;
  private final String origin;
  private final LogFiles files;
  private @Nullable LogKeys keys;
  private int number = ShardLayout.FIRST;
  private long recordsBefore;
  private TileLogWriter shard;

  /** Whether the open shard holds its closing leaf, which is not published yet. */
  private boolean closing;

  private ShardedLogWriter(Path directory, String origin, LogFiles files) {
    this.layout = new ShardLayout(directory);
    this.origin = origin;
    this.files = files;
    this.shard = openShard(number);
    try {
      goOn();
    } catch (RuntimeException e) {
      shard.close();
      throw e;
    }
  }

  /**
   * Opens the log in {@code directory}, which is created when it is not there.
   *
   * @param origin the origin of the first shard
   */
  public static ShardedLogWriter open(Path directory, String origin) {
    return open(directory, origin, new DiskFiles());
  }

  static ShardedLogWriter open(Path directory, String origin, LogFiles files) {
    return new ShardedLogWriter(directory, origin, files);
  }

  /** The number of records taken. */
  public long records() {
    return shared(() -> recordsIn(shard.size() - (closing ? 1 : 0)));
  }

  /** The number of records that a published checkpoint covers: they are durable here. */
  public long published() {
    return shared(() -> Math.min(records(), recordsIn(shard.published())));
  }

  /** Number of the open shard, from 1. */
  public int shard() {
    return shared(() -> number);
  }

  /** As {@link TileLogWriter#append}; records of closed shards are ignored. */
  public void append(long first, List<byte[]> records) {
    while (!shared(() -> appendUnlessClosing(first, records))) {
      nextShard();
    }
  }

  private boolean appendUnlessClosing(long first, List<byte[]> records) {
    if (closing) {
      return false;
    }
    int known = Math.clamp(recordsBefore - first, 0, records.size());
    if (known < records.size() || records.isEmpty()) {
      long leaf = first + known - recordsBefore + ShardLayout.openings(number);
      shard.append(leaf, records.subList(known, records.size()));
    }
    return true;
  }

  /**
   * Gives the log its keys.
   *
   * @see TileLogWriter#signer
   */
  public void keys(LogKeys newKeys) {
    exclusive(() -> {
      shard.signer(newKeys.signer(ShardLayout.origin(origin, number)));
      keys = newKeys;
    });
  }

  /** Takes the keys away, as when the server is sealed; records are still taken. */
  public void removeKeys() {
    exclusive(() -> {
      keys = null;
      shard.removeSigner();
    });
  }

  /** As {@link TileLogWriter#checkpoint}, of the open shard. */
  public Optional<SignedCheckpoint> checkpoint() {
    return shared(shard::checkpoint);
  }

  /**
   * Closes the open shard and begins the next. When it fails, it can be repeated; until then no
   * record is taken.
   *
   * @throws LogException when the log has no keys, or a file cannot be written
   */
  public void nextShard() {
    exclusive(() -> {
      LogKeys current = keys;
      if (current == null) {
        throw new LogException("a shard can only be closed while the log has its key");
      }
      int next = number + 1;
      if (!closing) {
        VerifierKey key = current.signer(ShardLayout.origin(origin, next)).verifierKey();
        createDirectory(layout.shard(next));
        shard.append(shard.size(), List.of(new ShardLeaf.Closing(next, key).encode()));
        closing = true;
      }
      shard.checkpoint();
      goOn();
    });
  }

  @Override
  public void close() {
    exclusive(() -> shard.close());
  }

  /** Moves on to the first shard that is not closed. */
  private void goOn() {
    while (layout.closing(number).isPresent()) {
      TileLogWriter next = openShard(number + 1);
      shard.close();
      shard = next;
      recordsBefore += layout.records(number);
      number++;
      closing = false;
      if (keys != null) {
        shard.signer(keys.signer(ShardLayout.origin(origin, number)));
      }
    }
    if (number > ShardLayout.FIRST && shard.size() == 0) {
      shard.append(0, List.of(new ShardLeaf.Opening(number - 1, finalCheckpoint()).encode()));
    }
  }

  private SignedCheckpoint finalCheckpoint() {
    return layout
        .shard(number - 1)
        .checkpoint()
        .orElseThrow(() -> new LogException("shard " + (number - 1) + " has no checkpoint"));
  }

  private TileLogWriter openShard(int which) {
    Path directory = layout.shard(which).root();
    return TileLogWriter.open(directory, ShardLayout.origin(origin, which), files);
  }

  private long recordsIn(long leaves) {
    return recordsBefore + Math.max(0, leaves - ShardLayout.openings(number));
  }

  private <T> T shared(Supplier<T> use) {
    return locked(changing.readLock(), use);
  }

  private void exclusive(Runnable change) {
    locked(
        changing.writeLock(),
        () -> {
          change.run();
          return true;
        });
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void createDirectory(TileDirectory next) {
    try {
      files.createDirectory(next.root());
      files.syncDirectory(next.root().resolveSibling(""));
    } catch (IOException e) {
      throw new LogException("cannot create the next shard in " + next.root() + ": " + e, e);
    }
  }
}
