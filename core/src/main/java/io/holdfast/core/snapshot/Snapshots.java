package io.holdfast.core.snapshot;

import io.holdfast.api.Refusal;
import io.holdfast.core.Version;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.seal.SealConfig;
import io.holdfast.crypto.Randomness;
import io.holdfast.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Takes snapshots and judges those that come back. Both go through a file of their own, which is
 * gone when it is closed, so that neither a slow client nor a large store needs memory.
 */
public final class Snapshots {
  private final Storage storage;
  private final Barrier barrier;
  private final InstantSource clock;
  private final Path directory;

  /**
   * @param directory where files are that come and go; made when it is missing
   */
  public Snapshots(Storage storage, Barrier barrier, InstantSource clock, Path directory) {
    this.storage = storage;
    this.barrier = barrier;
    this.clock = clock;
    this.directory = directory;
  }

  /**
   * A snapshot of this moment, at the beginning of a file that vanishes when it is closed.
   *
   * @throws Refusal.Unavailable when there is no room for it
   */
  public FileChannel take() {
    SealConfig seal = requireConfig();
    SnapshotFacts facts =
        new SnapshotFacts(
            SnapshotFacts.FORMAT,
            Randomness.uuid().toString(),
            clock.instant(),
            seal.clusterId(),
            seal.clusterName(),
            seal.type(),
            0,
            Version.OWN);
    FileChannel file = file();
    boolean whole = false;
    try {
      new SnapshotWriter(storage)
          .write(
              new Kept(Channels.newOutputStream(file)),
              facts,
              sums -> barrier.transact(tx -> tx.seal(Archive.PLACE, sums)));
      whole = true;
      return file.position(0);
    } catch (IOException e) {
      throw noRoom(e);
    } finally {
      if (!whole) {
        close(file);
      }
    }
  }

  private SealConfig requireConfig() {
    return SealConfig.read(storage)
        .orElseThrow(() -> new Refusal.InvalidRequest("Vault is not initialized"));
  }

  /**
   * Takes in a snapshot and checks that it is whole and of this server. Nothing is changed yet.
   *
   * @param force whether one of another server is taken too, or one whose key this server has not
   * @throws Refusal.InvalidRequest saying what is wrong with it
   */
  public ReceivedSnapshot receive(InputStream upload, boolean force) {
    FileChannel file = file();
    boolean taken = false;
    try {
      try (upload) {
        var _ = upload.transferTo(Channels.newOutputStream(file));
      } catch (IOException e) {
        throw new Refusal.InvalidRequest(
            "the snapshot did not arrive as a whole, or there is no room for it below "
                + directory);
      }
      ReceivedSnapshot snapshot = judge(file, force);
      taken = true;
      return snapshot;
    } finally {
      if (!taken) {
        close(file);
      }
    }
  }

  private ReceivedSnapshot judge(FileChannel file, boolean force) {
    SealConfig seal = requireConfig();
    SnapshotReader.Checked checked;
    try {
      checked = SnapshotReader.check(file);
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof SnapshotException said ? said.getMessage() : "it is damaged";
      throw new Refusal.InvalidRequest("the snapshot cannot be used: " + why);
    }
    if (!checked.facts().seal().equals(seal.type())) {
      throw new Refusal.InvalidRequest(
          "the snapshot is of a server with the seal \""
              + checked.facts().seal()
              + "\", and this one has \""
              + seal.type()
              + "\": configure that seal first");
    }
    boolean own = checked.facts().clusterId().equals(seal.clusterId());
    if (!force) {
      requireOwn(own, checked);
    }
    return new ReceivedSnapshot(file, own, storage);
  }

  private void requireOwn(boolean own, SnapshotReader.Checked checked) {
    if (!own) {
      throw new Refusal.InvalidRequest(
          "the snapshot is of another server, the cluster "
              + checked.facts().clusterId()
              + "; to take it nevertheless use sys/storage/raft/snapshot-force, and unseal with its"
              + " shares");
    }
    try {
      byte[] sums = barrier.transact(tx -> tx.open(Archive.PLACE, checked.sealedSums()));
      if (Arrays.equals(sums, checked.sums())) {
        return;
      }
    } catch (BarrierException notOurs) {
      // Said below.
    }
    throw new Refusal.InvalidRequest(
        "could not verify hash file: the checksums of the snapshot are not sealed by a key of this"
            + " server; where you know it to be yours use sys/storage/raft/snapshot-force");
  }

  private FileChannel file() {
    try {
      Path file = Files.createTempFile(Files.createDirectories(directory), "snapshot-", ".tmp");
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  private Refusal noRoom(IOException e) {
    return new Refusal.Unavailable(
        "a snapshot cannot be kept below "
            + directory
            + " ("
            + e.getMessage()
            + "); it needs as much room as the store");
  }

  private static void close(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // It vanishes with the process at the latest.
    }
  }

  /** Flushes where it is closed: the file is still read from. */
  private static final class Kept extends java.io.FilterOutputStream {
    Kept(java.io.OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
