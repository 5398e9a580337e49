package io.holdfast.core.audit.device;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** The enabled devices: those that the configuration declares, and those in storage. */
public final class DeviceTable {
  private static final String DEVICES = Layout.core(Namespace.ROOT) + "audit/device/";
  private static final String VERSION = Layout.core(Namespace.ROOT) + "audit/version";

  private final List<DeviceEntry> declared;
  private final SnapshotCache<EnabledDevices> enabled =
      new SnapshotCache<>(Layout.core(Namespace.ROOT) + "audit-changed", this::load);

  public DeviceTable(List<DeviceEntry> declared) {
    this.declared = List.copyOf(declared);
  }

  /** Whether the configuration declares the device, so that the API cannot disable it. */
  public boolean isDeclared(String path) {
    return declared.stream().anyMatch(device -> device.path().equals(path));
  }

  /** The devices as of the transaction's snapshot; the same list until they change. */
  public EnabledDevices at(BarrierTx tx) {
    return enabled.at(tx);
  }

  public void put(BarrierTx tx, DeviceEntry entry) {
    tx.view(DEVICES).put(key(entry.path()), entry);
    changed(tx);
  }

  public void remove(BarrierTx tx, String path) {
    tx.view(DEVICES).delete(key(path));
    changed(tx);
  }

  private void changed(BarrierTx tx) {
    tx.put(VERSION, ByteBuffer.allocate(Long.BYTES).putLong(version(tx) + 1).array());
    enabled.invalidate(tx);
  }

  private static long version(BarrierTx tx) {
    return tx.get(VERSION).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
  }

  private static String key(String path) {
    return path.substring(0, path.length() - 1);
  }

  private EnabledDevices load(BarrierTx tx) {
    StorageView view = tx.view(DEVICES);
    Stream<DeviceEntry> stored =
        view.keys("", "", Integer.MAX_VALUE).stream()
            .flatMap(name -> view.get(name, DeviceEntry.class).stream())
            .filter(device -> !isDeclared(device.path()));
    return new EnabledDevices(version(tx), Stream.concat(declared.stream(), stored).toList());
  }

  public void clear() {
    enabled.clear();
  }
}
