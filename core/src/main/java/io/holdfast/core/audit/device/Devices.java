package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The devices that are open on this node, kept in step with those that are enabled. Requests whose
 * transactions are older than a change may come later; they never bring the old devices back.
 */
public final class Devices implements AutoCloseable {
  /** How long a request waits while devices are opened, and for how long a failure holds. */
  private static final long PATIENCE_SECONDS = 5;

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NONE_YET = -1;

  private final ReentrantLock changing = new ReentrantLock();
  private volatile Open open = new Open(NONE_YET, List.of());
  private @Nullable Failure failure;

  private record Open(long version, List<RunningDevice> running) {}

  /** A device that could not be opened, and when that was tried. */
  private record Failure(long version, long atNanos, Refusal.Unavailable refusal) {}

  /**
   * Gives lines to every enabled device.
   *
   * @param enabled as of the request's transaction; devices are opened and closed to match it
   * @throws Refusal.Unavailable naming the device that cannot be opened
   */
  public Delivery deliver(EnabledDevices enabled, List<byte[]> lines) {
    Open current = open;
    if (enabled.version() > current.version) {
      current = match(enabled);
    }
    return deliver(current, lines);
  }

  /** Gives lines to the devices that are open. */
  public Delivery deliver(List<byte[]> lines) {
    return deliver(open, lines);
  }

  private static Delivery deliver(Open current, List<byte[]> lines) {
    List<Delivery> deliveries = new ArrayList<>(current.running.size());
    for (RunningDevice device : current.running) {
      deliveries.add(device.offer(lines));
    }
    return () -> deliveries.forEach(Delivery::await);
  }

  private Open match(EnabledDevices enabled) {
    lock();
    try {
      Open before = open;
      if (enabled.version() <= before.version) {
        return before;
      }
      requireNoFreshFailure(enabled.version());
      List<RunningDevice> running = running(before, enabled);
      Open next = new Open(enabled.version(), List.copyOf(running));
      open = next;
      before.running.stream()
          .filter(device -> !running.contains(device))
          .forEach(RunningDevice::close);
      return next;
    } finally {
      changing.unlock();
    }
  }

  private void lock() {
    try {
      if (changing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal.Unavailable("audit devices are being opened, and that takes too long");
  }

  private void requireNoFreshFailure(long version) {
    Failure last = failure;
    if (last != null && last.version == version && System.nanoTime() - last.atNanos < PAUSE_NANOS) {
      throw last.refusal;
    }
  }

  /** The devices of a list, those that were open before among them. */
  private List<RunningDevice> running(Open before, EnabledDevices enabled) {
    List<RunningDevice> running = new ArrayList<>();
    List<RunningDevice> started = new ArrayList<>();
    for (DeviceEntry entry : enabled.entries()) {
      Optional<RunningDevice> known =
          before.running.stream().filter(device -> device.entry().equals(entry)).findFirst();
      try {
        RunningDevice device = known.isPresent() ? known.get() : RunningDevice.start(entry);
        running.add(device);
        if (known.isEmpty()) {
          started.add(device);
        }
      } catch (IOException | Refusal e) {
        started.forEach(RunningDevice::close);
        Refusal.Unavailable refusal =
            new Refusal.Unavailable(
                "the audit device " + entry.path() + " cannot be opened: " + e.getMessage());
        failure = new Failure(enabled.version(), System.nanoTime(), refusal);
        throw refusal;
      }
    }
    return running;
  }

  /** Matches the list of the next request, also an older one; until then what is open stays so. */
  public void reconsider() {
    changing.lock();
    try {
      open = new Open(NONE_YET, open.running);
    } finally {
      changing.unlock();
    }
  }

  /** Opens a device and closes it again, before it is enabled. */
  public static void probe(DeviceEntry entry) {
    try {
      DeviceTypes.open(entry).close();
    } catch (IOException e) {
      throw new Refusal.InvalidRequest(
          "the device cannot be opened: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    changing.lock();
    try {
      open.running.forEach(RunningDevice::close);
      open = new Open(NONE_YET, List.of());
    } finally {
      changing.unlock();
    }
  }
}
