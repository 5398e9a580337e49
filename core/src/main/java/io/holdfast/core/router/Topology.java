package io.holdfast.core.router;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.namespace.NamespaceTree;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * All namespaces and their mounts as of a moment. The router of a namespace is made when it is
 * first asked for, by a transaction that sees the same mounts: there may be thousands, of which few
 * are in use.
 */
public final class Topology {
  private final NamespaceTree namespaces;
  private final Router root;
  private final BiFunction<BarrierTx, Namespace, Router> load;
  private final Map<String, Router> routers = new ConcurrentHashMap<>();

  Topology(NamespaceTree namespaces, Router root, BiFunction<BarrierTx, Namespace, Router> load) {
    this.namespaces = namespaces;
    this.root = root;
    this.load = load;
  }

  /** The mount of a UUID in whatever namespace, also one that has no path any more. */
  public Optional<Router.Mounted> byUuid(BarrierTx tx, String uuid) {
    return namespaces
        .byId(MountPlaces.namespaceOf(tx, uuid))
        .flatMap(namespace -> of(tx, namespace).byUuid(uuid));
  }

  public NamespaceTree namespaces() {
    return namespaces;
  }

  /**
   * The router of a namespace.
   *
   * @param tx the transaction that this topology was got in
   */
  public Router of(BarrierTx tx, Namespace namespace) {
    if (namespace.isRoot()) {
      return root;
    }
    Router known = routers.get(namespace.id());
    if (known == null) {
      known = load.apply(tx, namespace);
      routers.put(namespace.id(), known);
    }
    return known;
  }
}
