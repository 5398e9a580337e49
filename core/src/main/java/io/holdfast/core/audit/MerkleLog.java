package io.holdfast.core.audit;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.kdf.Hkdf;
import io.holdfast.log.TamperedLogException;
import io.holdfast.log.note.Ed25519NoteSigner;
import io.holdfast.log.write.ShardedLogWriter;
import io.holdfast.storage.Follower;
import io.holdfast.storage.Following;
import io.holdfast.storage.RecordsMissingException;
import io.holdfast.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's transparency log: follows the storage's journal, where entries are durable before any
 * answer leaves, and publishes signed checkpoints within a second.
 *
 * <p>One thread does it all, again and again: open the log, follow the journal, publish. What fails
 * is tried again at the next turn; meanwhile the journal keeps the entries. A log that was tampered
 * with is not tried again: nothing is served without a trail.
 */
public final class MerkleLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final long TURN_MILLIS = 250;

  /** How many records before the log's end are compared with the journal when it is opened. */
  private static final long OVERLAP = 256;

  private final Storage storage;
  private final Path directory;
  private final String origin;
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-log").factory());
  private final ReentrantLock working = new ReentrantLock();

  /** The keys in use by origin. */
  private final Map<String, SecretBytes> keys = new HashMap<>();

  private @Nullable ShardedLogWriter writer;
  private @Nullable Following following;
  private @Nullable SecretBytes seed;
  private boolean signing;
  private boolean closed;
  private volatile boolean fallen;
  private volatile @Nullable String damage;

  private MerkleLog(Storage storage, Path directory, String origin) {
    this.storage = storage;
    this.directory = directory;
    this.origin = origin;
  }

  /**
   * The log of a node. It is opened in the background, so that the server answers at once.
   *
   * @param directory {@code audit-log/} in the data directory
   * @param origin the log's name, {@code cluster/node}
   */
  public static MerkleLog open(Storage storage, Path directory, String origin) {
    MerkleLog log = new MerkleLog(storage, directory, origin);
    var _ =
        log.turns.scheduleWithFixedDelay(
            log::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    return log;
  }

  /** Brings everything to where it should be: open, following, signing, published. */
  private void turn() {
    working.lock();
    try {
      if (damage == null && !closed) {
        publish(opened());
      }
    } catch (TamperedLogException | RecordsMissingException e) {
      damaged(e);
    } catch (RuntimeException e) {
      LOG.error("the audit log cannot be written; trying again: {}", e.toString());
    } finally {
      working.unlock();
    }
  }

  private ShardedLogWriter opened() {
    ShardedLogWriter open = writer;
    if (open == null) {
      open = ShardedLogWriter.open(directory, origin);
      writer = open;
    }
    if (following == null || fallen) {
      fallen = false;
      follow(open);
    }
    SecretBytes clusterSeed = seed;
    if (clusterSeed != null && !signing) {
      open.keys(name -> signer(clusterSeed, name));
      signing = true;
    }
    return open;
  }

  /**
   * Follows the journal from a little before the log's end: what overlaps is compared, so that a
   * store put back beside a newer log, or the other way round, is found and not continued.
   */
  private void follow(ShardedLogWriter open) {
    if (following != null) {
      following.close();
      following = null;
    }
    long records = open.records();
    try {
      following = storage.journal().follow(Math.max(0, records - OVERLAP), taker(open));
    } catch (RecordsMissingException released) {
      // The earlier ones may be gone; that the next one is missing means that records were lost.
      following = storage.journal().follow(records, taker(open));
    }
  }

  private Follower taker(ShardedLogWriter open) {
    return new Follower() {
      @Override
      public void records(long first, List<byte[]> records) {
        open.append(first, records);
      }

      @Override
      public void failed(RuntimeException cause) {
        if (cause instanceof TamperedLogException) {
          damaged(cause);
        }
        fallen = true;
      }
    };
  }

  private void publish(ShardedLogWriter open) {
    var _ = open.checkpoint();
    storage.journal().release(open.published());
  }

  private void damaged(RuntimeException cause) {
    LOG.error(
        "nothing is served any more, the audit log and the store do not match: {}",
        cause.toString());
    damage = "the audit log does not match what was recorded; see the server's log";
  }

  /** Begins to sign; a checkpoint over all that came while sealed is published at once. */
  void unsealed(SecretBytes clusterSeed) {
    working.lock();
    try {
      if (seed == null) {
        seed = clusterSeed.copy();
      }
    } finally {
      working.unlock();
    }
    turn();
  }

  /** Each node's log has its own key, made of the cluster's seed and the log's name. */
  private Ed25519NoteSigner signer(SecretBytes clusterSeed, String name) {
    SecretBytes key =
        keys.computeIfAbsent(
            name,
            none -> {
              byte[] info = name.getBytes(StandardCharsets.UTF_8);
              return SecretBytes.take(
                  clusterSeed.use(bytes -> Hkdf.deriveSha256(bytes, new byte[0], info, 32)));
            });
    return new Ed25519NoteSigner(name, key);
  }

  void sealed() {
    turn();
    working.lock();
    try {
      if (writer != null && signing) {
        writer.removeKeys();
      }
      signing = false;
      keys.values().forEach(SecretBytes::close);
      keys.clear();
      if (seed != null) {
        seed.close();
        seed = null;
      }
    } finally {
      working.unlock();
    }
  }

  /**
   * Whether entries still become leaves.
   *
   * @throws Refusal.Unavailable when the log was tampered with: nothing is served without a trail
   */
  void requireSound() {
    String found = damage;
    if (found != null) {
      throw new Refusal.Unavailable(found);
    }
  }

  @Override
  public void close() {
    turns.shutdown();
    turn();
    working.lock();
    try {
      closed = true;
      if (following != null) {
        following.close();
      }
      if (writer != null) {
        writer.close();
      }
    } finally {
      working.unlock();
    }
  }
}
