package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device with its own thread: what waits is written together, and a device that stalls stops the
 * requests that wait for it with an error, never the process. What waits when the device is closed
 * is still written.
 */
final class RunningDevice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final int QUEUE = 20_000;
  private static final long QUEUE_BYTES = 64 << 20;
  private static final long LINGER_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final Delivery NOT_NEEDED = () -> {};
  private static final Waiting END = new Waiting(List.of(), 0, new CompletableFuture<>());

  private final DeviceEntry entry;
  private final AuditDevice device;
  private final Duration patience;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(QUEUE);
  private final AtomicLong queued = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;

  private record Waiting(List<byte[]> lines, long bytes, CompletableFuture<Boolean> taken) {}

  private RunningDevice(DeviceEntry entry, AuditDevice device) {
    this.entry = entry;
    this.device = device;
    this.patience = Options.duration(entry, "write_timeout", "5s");
    this.thread = Thread.ofPlatform().daemon().name("audit-device").unstarted(this::run);
  }

  static RunningDevice start(DeviceEntry entry) throws IOException {
    RunningDevice running = new RunningDevice(entry, DeviceTypes.open(entry));
    running.thread.start();
    return running;
  }

  DeviceEntry entry() {
    return entry;
  }

  /** Hands lines over; a device that was disabled meanwhile need not take them. */
  Delivery offer(List<byte[]> lines) {
    if (closed) {
      return NOT_NEEDED;
    }
    long bytes = lines.stream().mapToLong(line -> line.length).sum();
    Waiting waiting = new Waiting(lines, bytes, new CompletableFuture<>());
    queued.addAndGet(bytes);
    if (queued.get() - bytes > QUEUE_BYTES || !queue.offer(waiting)) {
      queued.addAndGet(-bytes);
      waiting.taken().completeExceptionally(new IOException("its queue is full"));
    } else if (closed && queue.remove(waiting)) {
      return NOT_NEEDED;
    }
    return () -> await(waiting.taken());
  }

  private void await(CompletableFuture<Boolean> taken) {
    try {
      taken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unavailable("does not take entries");
    } catch (ExecutionException e) {
      throw unavailable("failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("was interrupted");
    }
  }

  private Refusal.Unavailable unavailable(String what) {
    return new Refusal.Unavailable(
        "the audit device " + entry.path() + " " + what + "; requests are refused until it does");
  }

  private void run() {
    List<Waiting> batch = new ArrayList<>();
    try {
      do {
        Waiting first = queue.take();
        linger(batch.size());
        batch.clear();
        batch.add(first);
        queue.drainTo(batch);
        write(batch);
      } while (!batch.contains(END));
    } catch (InterruptedException e) {
      LOG.debug("the audit device {} was stuck and ends", entry.path());
    } finally {
      end();
    }
  }

  // Entries of one group become durable at the same moment and come here one after the other:
  // waiting for them a moment makes one write of several. Who comes alone does not wait.
  private void linger(int last) {
    if (last > 1 && !closed) {
      LockSupport.parkNanos(this, LINGER_NANOS);
    }
  }

  private void write(List<Waiting> batch) {
    List<byte[]> lines = new ArrayList<>();
    batch.forEach(waiting -> lines.addAll(waiting.lines()));
    try {
      device.write(lines);
      batch.forEach(waiting -> waiting.taken().complete(true));
    } catch (IOException | RuntimeException e) {
      LOG.error("the audit device {} failed: {}", entry.path(), e.toString());
      batch.forEach(waiting -> waiting.taken().completeExceptionally(e));
    } finally {
      batch.forEach(waiting -> queued.addAndGet(-waiting.bytes()));
    }
  }

  /** Nobody waits for a device that is gone. */
  private void end() {
    List<Waiting> rest = new ArrayList<>();
    queue.drainTo(rest);
    rest.forEach(
        waiting -> waiting.taken().completeExceptionally(new IOException("it was closed")));
    closeDevice();
  }

  private void closeDevice() {
    try {
      device.close();
    } catch (IOException e) {
      LOG.warn("the audit device {} did not close: {}", entry.path(), e.toString());
    }
  }

  /** Takes no more lines; what waits is written first, unless the device is stuck. */
  @Override
  public void close() {
    closed = true;
    boolean told = queue.offer(END);
    try {
      if (told && thread.join(patience)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    closeDevice();
  }
}
