package io.holdfast.core.audit;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.kdf.Hkdf;
import io.holdfast.log.TamperedLogException;
import io.holdfast.log.note.Ed25519NoteSigner;
import io.holdfast.log.write.ShardedLogWriter;
import io.holdfast.storage.Follower;
import io.holdfast.storage.Following;
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
 */
public final class MerkleLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final long CHECKPOINT_MILLIS = 250;

  private final Storage storage;
  private final ShardedLogWriter writer;
  private final ScheduledExecutorService publisher =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-log").factory());
  private final ReentrantLock working = new ReentrantLock();
  private @Nullable Following following;

  /** The keys in use by origin; the cluster's seed under the empty name. */
  private final Map<String, SecretBytes> keys = new HashMap<>();

  private volatile boolean interrupted;
  private volatile @Nullable String damage;

  private MerkleLog(Storage storage, ShardedLogWriter writer) {
    this.storage = storage;
    this.writer = writer;
  }

  /**
   * Opens the log of a node and begins to follow the journal.
   *
   * @param directory {@code audit-log/} in the data directory
   * @param origin the log's name, {@code cluster/node}
   */
  public static MerkleLog open(Storage storage, Path directory, String origin) {
    MerkleLog log = new MerkleLog(storage, ShardedLogWriter.open(directory, origin));
    log.follow();
    var _ =
        log.publisher.scheduleWithFixedDelay(
            log::publish, CHECKPOINT_MILLIS, CHECKPOINT_MILLIS, TimeUnit.MILLISECONDS);
    return log;
  }

  private void follow() {
    following =
        storage
            .journal()
            .follow(
                writer.records(),
                new Follower() {
                  @Override
                  public void records(long first, List<byte[]> records) {
                    writer.append(first, records);
                  }

                  @Override
                  public void failed(RuntimeException cause) {
                    failure(cause);
                  }
                });
  }

  private void failure(RuntimeException cause) {
    LOG.error("the audit log cannot be written: {}", cause.toString());
    if (cause instanceof TamperedLogException) {
      damage = "the audit log was tampered with: " + cause.getMessage();
    } else {
      interrupted = true;
    }
  }

  /** Publishes a checkpoint over what came since the last, and follows again after a failure. */
  private void publish() {
    working.lock();
    try {
      if (interrupted && damage == null) {
        interrupted = false;
        follow();
      }
      var _ = writer.checkpoint();
      storage.journal().release(writer.published());
    } catch (RuntimeException e) {
      failure(e);
    } finally {
      working.unlock();
    }
  }

  void unsealed(SecretBytes seed) {
    working.lock();
    try {
      SecretBytes cluster = keys.computeIfAbsent("", none -> seed.copy());
      writer.keys(origin -> signer(cluster, origin));
    } catch (TamperedLogException e) {
      failure(e);
    } finally {
      working.unlock();
    }
    publish();
  }

  /** Each node's log has its own key, made of the cluster's seed and the log's name. */
  private Ed25519NoteSigner signer(SecretBytes seed, String origin) {
    SecretBytes key =
        keys.computeIfAbsent(
            origin,
            name -> {
              byte[] info = name.getBytes(StandardCharsets.UTF_8);
              return SecretBytes.take(
                  seed.use(bytes -> Hkdf.deriveSha256(bytes, new byte[0], info, 32)));
            });
    return new Ed25519NoteSigner(origin, key);
  }

  void sealed() {
    publish();
    working.lock();
    try {
      writer.removeKeys();
      keys.values().forEach(SecretBytes::close);
      keys.clear();
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
    publisher.shutdown();
    publish();
    Following current = following;
    if (current != null) {
      current.close();
    }
    publish();
    writer.close();
  }
}
