package io.holdfast.core.router;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.nio.charset.StandardCharsets;

/** In which namespace each mount is, by its UUID; those of the root do not stand here. */
final class MountPlaces {
  private static final String PLACES = Layout.core(Namespace.ROOT) + "mount-namespace/";

  private MountPlaces() {}

  /** The id of the namespace in which a mount is; the root's where nothing says otherwise. */
  static String namespaceOf(BarrierTx tx, String uuid) {
    return tx.get(PLACES + uuid)
        .map(id -> new String(id, StandardCharsets.UTF_8))
        .orElse(Namespace.ROOT.id());
  }

  static void put(BarrierTx tx, Namespace namespace, String uuid) {
    if (namespace.isRoot()) {
      forget(tx, uuid);
    } else {
      tx.put(PLACES + uuid, namespace.id().getBytes(StandardCharsets.UTF_8));
    }
  }

  static void forget(BarrierTx tx, String uuid) {
    if (tx.exists(PLACES + uuid)) {
      tx.delete(PLACES + uuid);
    }
  }
}
