package io.holdfast.storage.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's disk, until a test lets it run full or break. */
public final class FaultyDisk implements Disk {

  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean syncsFail;
  private volatile boolean truncatesFail;
  private volatile boolean syncsAreSkipped;
  private volatile String refusal = "No space left on device";
  private volatile CountDownLatch syncGate = new CountDownLatch(0);
  private volatile CountDownLatch atGate = new CountDownLatch(1);

  /** From now on only so many bytes can be written; the write that needs more is cut short. */
  public void leaveRoomFor(long bytes) {
    room.set(bytes);
  }

  public void syncsFail(boolean fail) {
    syncsFail = fail;
  }

  public void truncatesFail(boolean fail) {
    truncatesFail = fail;
  }

  /** For tests that open a log a thousand times, and let no power fail. */
  FaultyDisk skippingSyncs() {
    syncsAreSkipped = true;
    return this;
  }

  /** What the system says of a write that does not fit. */
  public void refuseSaying(String words) {
    refusal = words;
  }

  /** Holds syncs back until the latch is down. */
  public void holdSyncs(CountDownLatch gate) {
    atGate = new CountDownLatch(1);
    syncGate = gate;
  }

  /** Waits until a sync is held back. */
  public void awaitHeldSync() throws InterruptedException {
    atGate.await();
  }

  @Override
  public FileChannel open(Path file, OpenOption... options) throws IOException {
    return new FaultyChannel(FileChannel.open(file, options), this);
  }

  @Override
  public long usableBytes(Path directory) {
    return room.get();
  }

  /** How many of so many bytes can be written; they are taken from the room. */
  int grant(int bytes) throws IOException {
    long left = room.get();
    if (left == 0) {
      throw new IOException(refusal);
    }
    int granted = (int) Math.min(bytes, left);
    room.set(left - granted);
    return granted;
  }

  void sync(FileChannel file, boolean metadata) throws IOException {
    atGate.countDown();
    try {
      syncGate.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (syncsFail) {
      throw new IOException("Input/output error");
    }
    if (!syncsAreSkipped) {
      file.force(metadata);
    }
  }

  void truncate() throws IOException {
    if (truncatesFail) {
      throw new IOException("Input/output error");
    }
  }
}
