package io.holdfast.core.audit.device;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.util.List;
import java.util.stream.Stream;

/** The enabled devices: those that the configuration declares, and those in storage. */
public final class DeviceTable {
  private static final String DEVICES = Layout.core(Namespace.ROOT) + "audit/device/";

  private final List<DeviceEntry> declared;
  private final SnapshotCache<List<DeviceEntry>> enabled =
      new SnapshotCache<>(Layout.core(Namespace.ROOT) + "audit-changed", this::load);

  public DeviceTable(List<DeviceEntry> declared) {
    this.declared = List.copyOf(declared);
  }

  /** Whether the configuration declares the device, so that the API cannot disable it. */
  public boolean isDeclared(String path) {
    return declared.stream().anyMatch(device -> device.path().equals(path));
  }

  /** The devices as of the transaction's snapshot; the same list until they change. */
  public List<DeviceEntry> at(BarrierTx tx) {
    return enabled.at(tx);
  }

  public void put(BarrierTx tx, DeviceEntry entry) {
    tx.view(DEVICES).put(key(entry.path()), entry);
    enabled.invalidate(tx);
  }

  public void remove(BarrierTx tx, String path) {
    tx.view(DEVICES).delete(key(path));
    enabled.invalidate(tx);
  }

  private static String key(String path) {
    return path.substring(0, path.length() - 1);
  }

  private List<DeviceEntry> load(BarrierTx tx) {
    StorageView view = tx.view(DEVICES);
    Stream<DeviceEntry> stored =
        view.keys("", "", Integer.MAX_VALUE).stream()
            .flatMap(name -> view.get(name, DeviceEntry.class).stream())
            .filter(device -> !isDeclared(device.path()));
    return Stream.concat(declared.stream(), stored).toList();
  }

  public void clear() {
    enabled.clear();
  }
}
