package io.holdfast.log.write;

import io.holdfast.log.LogException;
import io.holdfast.log.TamperedLogException;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.NoteSigner;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.tile.TreeShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes one tree, that is one shard of a log, into its directory. {@link ShardedLogWriter} makes a
 * whole log of it.
 *
 * <p>Entries are taken into memory, and each tile that they fill is written at once, without a
 * sync. A {@linkplain #checkpoint checkpoint} makes all of that durable, together with the
 * incomplete tiles at the right edge, and only then is signed and published. So whatever checkpoint
 * lies on disk, the tiles that it needs lie there too.
 *
 * <p>Entries are durable, as far as this class is concerned, when a checkpoint covers them: see
 * {@link #published}. After a restart the log goes on at its last checkpoint, and whoever feeds it
 * gives the entries after that again; they yield the same tiles as before.
 *
 * <p>Safe for use by several threads. Entries can be appended while a checkpoint is being written.
 * After a {@link LogException} for a full disk and the like, the same call can be made again.
 */
public final class TileLogWriter implements AutoCloseable {
  private final ReentrantLock publishing = new ReentrantLock();
  private final String origin;
  private final DirectoryLock lock;
  private final StagedFiles staged;
  private final PartialTiles partials;
  private final PendingTree tree;

  private volatile @Nullable SignedCheckpoint published;
  private volatile @Nullable NoteSigner signer;
  private volatile boolean closed;

  /** The key in {@code log.vkey}. Like the next two, guarded by {@code publishing}. */
  private @Nullable VerifierKey key;

  private long flushed;
  private Set<TileRef> edgeOnDisk;

  private TileLogWriter(
      TileDirectory directory, String origin, DirectoryLock lock, LogFiles files) {
    this.origin = origin;
    this.lock = lock;
    this.staged = new StagedFiles(directory.root(), files);
    this.partials = new PartialTiles(directory, staged, files);
    staged.prepare();
    Recovery.Recovered recovered = new Recovery(directory, origin).recover();
    this.tree = new PendingTree(recovered.tree(), directory, staged);
    this.published = recovered.published().orElse(null);
    this.key = recovered.key().orElse(null);
    this.flushed = recovered.tree().size();
    this.edgeOnDisk = new HashSet<>(TreeShape.edge(flushed));
    partials.recover(flushed);
  }

  /**
   * Opens the log in {@code directory}, which is created when it is not there.
   *
   * @param origin names the log: its checkpoints' first line and its key's name
   * @throws TamperedLogException when the checkpoint and the right edge of the tree do not belong
   *     together, or are of another log
   * @throws LogException when another writer has it open, or it cannot be read
   */
  public static TileLogWriter open(Path directory, String origin) {
    return open(directory, origin, new DiskFiles());
  }

  static TileLogWriter open(Path directory, String origin, LogFiles files) {
    create(directory, files);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return new TileLogWriter(new TileDirectory(directory), origin, lock, files);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void create(Path directory, LogFiles files) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
        files.syncDirectory(directory.toAbsolutePath().resolveSibling(""));
      }
    } catch (IOException e) {
      throw new LogException("cannot create the log's directory " + directory + ": " + e, e);
    }
  }

  /** The number of entries taken, those included that no checkpoint covers yet. */
  public long size() {
    return tree.size();
  }

  /** The number of entries that the published checkpoint covers: they are durable here. */
  public long published() {
    SignedCheckpoint head = published;
    return head == null ? 0 : head.checkpoint().size();
  }

  /** The published checkpoint, or empty when there was none yet. */
  public Optional<SignedCheckpoint> head() {
    return Optional.ofNullable(published);
  }

  /**
   * Takes entries. Those that the log already holds are compared with what it holds and otherwise
   * ignored, so a journal can be replayed from any earlier entry.
   *
   * @param first index of the first of them, at most {@link #size}
   * @param entries at most 65,535 bytes each; see {@link io.holdfast.log.entry.EntrySplitter}
   * @throws LogException when entries are missing before the first, or one is too large: none is
   *     taken then; or when a tile cannot be written: then some may be taken, and the same call can
   *     be repeated
   * @throws TamperedLogException when an entry is not what the log holds at its index
   */
  public void append(long first, List<byte[]> entries) {
    requireOpen();
    tree.append(first, entries, published());
  }

  /**
   * Gives the log its key. From now on checkpoints are signed.
   *
   * @param newSigner stays the caller's; its key must have the log's origin as its name
   * @throws TamperedLogException when the log so far is signed by another key
   */
  public void signer(NoteSigner newSigner) {
    VerifierKey newKey = newSigner.verifierKey();
    if (!newKey.name().equals(origin)) {
      throw new LogException(
          "the log \"" + origin + "\" cannot be signed by the key of \"" + newKey.name() + "\"");
    }
    publishing.lock();
    try {
      SignedCheckpoint head = published;
      boolean sameKey = key == null || key.equals(newKey);
      if (!sameKey || (head != null && !head.isBy(newKey))) {
        throw new TamperedLogException(
            "the log \"" + origin + "\" is signed by another key: close it and begin a new shard");
      }
      signer = newSigner;
    } finally {
      publishing.unlock();
    }
  }

  /** Takes the key away, as when the server is sealed; entries are still taken. */
  public void removeSigner() {
    signer = null;
  }

  /**
   * Publishes a checkpoint over all entries taken so far, if there are new ones. Without a key it
   * only writes the entries; the first checkpoint after the key comes covers them.
   *
   * @return the published checkpoint, or empty as long as there is none
   */
  public Optional<SignedCheckpoint> checkpoint() {
    publishing.lock();
    try {
      requireOpen();
      NoteSigner current = signer;
      PendingTree.Snapshot state = tree.snapshot();
      flush(state);
      SignedCheckpoint before = published;
      if (current != null && (before == null || state.size() > before.checkpoint().size())) {
        published = publish(state, current);
        partials.deleteBelow(before == null ? 0 : before.checkpoint().size());
      }
      if (current != null && key == null) {
        key = publishKey(current.verifierKey());
      }
      return Optional.ofNullable(published);
    } finally {
      publishing.unlock();
    }
  }

  /** Stops writing. What no checkpoint covers is to be given again after the next opening. */
  @Override
  public void close() {
    publishing.lock();
    try {
      if (!closed) {
        closed = true;
        lock.close();
      }
    } finally {
      publishing.unlock();
    }
  }

  private void flush(PendingTree.Snapshot state) {
    if (state.size() == flushed) {
      return;
    }
    Set<TileRef> edge = new HashSet<>();
    for (TileFile file : state.edge()) {
      edge.add(file.ref());
      if (!edgeOnDisk.contains(file.ref())) {
        staged.stage(file.ref().path(), file.content());
        partials.written(file.ref());
      }
    }
    staged.publish();
    edgeOnDisk = edge;
    flushed = state.size();
  }

  private SignedCheckpoint publish(PendingTree.Snapshot state, NoteSigner current) {
    Checkpoint checkpoint = new Checkpoint(origin, state.size(), state.root());
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, current);
    if (!signed.isBy(current.verifierKey())) {
      throw new LogException("the log key's signature over a checkpoint does not verify");
    }
    staged.replace(LogFile.CHECKPOINT, signed.encode());
    return signed;
  }

  private VerifierKey publishKey(VerifierKey newKey) {
    staged.replace(LogFile.VERIFIER_KEY, (newKey + "\n").getBytes(StandardCharsets.UTF_8));
    return newKey;
  }

  private void requireOpen() {
    if (closed) {
      throw new LogException("the log \"" + origin + "\" is closed");
    }
  }
}
