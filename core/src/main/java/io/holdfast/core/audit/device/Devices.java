package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** The devices that are open on this node, kept in step with those that are enabled. */
public final class Devices implements AutoCloseable {
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Open open = new Open(List.of(), List.of());

  private record Open(List<DeviceEntry> enabled, List<RunningDevice> running) {}

  /**
   * Gives lines to every enabled device and waits for them.
   *
   * @param enabled as of the request's transaction; devices are opened and closed to match it
   */
  public void deliver(List<DeviceEntry> enabled, List<byte[]> lines) {
    Open current = open;
    if (!sameAs(current.enabled, enabled)) {
      current = match(enabled);
    }
    deliver(current, lines);
  }

  /** Gives lines to the devices that are open. */
  public void deliver(List<byte[]> lines) {
    deliver(open, lines);
  }

  @SuppressWarnings("ReferenceEquality") // the same list comes with every request until it changes
  private static boolean sameAs(List<DeviceEntry> one, List<DeviceEntry> other) {
    return one == other || one.equals(other);
  }

  private static void deliver(Open current, List<byte[]> lines) {
    if (current.running.isEmpty()) {
      return;
    }
    List<CompletableFuture<Boolean>> taken = new ArrayList<>(current.running.size());
    for (RunningDevice device : current.running) {
      taken.add(device.offer(lines));
    }
    for (int i = 0; i < taken.size(); i++) {
      current.running.get(i).await(taken.get(i));
    }
  }

  private Open match(List<DeviceEntry> enabled) {
    changing.lock();
    try {
      Open before = open;
      if (sameAs(before.enabled, enabled)) {
        return before;
      }
      List<RunningDevice> running = new ArrayList<>();
      for (DeviceEntry entry : enabled) {
        running.add(
            before.running.stream()
                .filter(device -> device.entry().equals(entry))
                .findFirst()
                .orElseGet(() -> start(entry)));
      }
      Open next = new Open(enabled, List.copyOf(running));
      open = next;
      before.running.stream()
          .filter(device -> !running.contains(device))
          .forEach(RunningDevice::close);
      return next;
    } finally {
      changing.unlock();
    }
  }

  private static RunningDevice start(DeviceEntry entry) {
    try {
      return RunningDevice.start(entry);
    } catch (IOException | Refusal e) {
      throw new Refusal.Unavailable(
          "the audit device " + entry.path() + " cannot be opened: " + e.getMessage());
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
      open = new Open(List.of(), List.of());
    } finally {
      changing.unlock();
    }
  }
}
