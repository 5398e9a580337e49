package io.holdfast.core.router;

import io.holdfast.api.Backend;
import io.holdfast.api.Mount;
import io.holdfast.api.Namespace;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.catalog.Inventory;
import io.holdfast.api.route.Routes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the mount of a path within a namespace: the longest mount path that the request's path
 * begins with.
 */
public final class Router {
  private final TreeMap<String, Mounted> byPath = new TreeMap<>();
  private final Map<String, Mounted> byAccessor;
  private final Map<String, Mounted> byUuid;

  /** A mount with its implementation and its routes. */
  public record Mounted(MountEntry entry, Backend backend, Mount mount, Routes routes) {
    /** Where it is mounted. */
    public Namespace namespace() {
      return mount.namespace();
    }

    /**
     * The type as clients see it: as in Vault, what every namespace has is marked outside the root.
     */
    public String shownType() {
      boolean marked = !namespace().isRoot() && BuiltinMounts.isBuiltin(entry);
      return marked ? "ns_" + entry.type() : entry.type();
    }

    /** How the catalog finds its secrets; empty where it keeps rows of them. */
    public Optional<Inventory> inventory() {
      return backend instanceof SecretsEngine engine ? engine.inventory() : Optional.empty();
    }

    /** The path below the mount that reads a secret of the catalog. */
    public String pathOf(String subject) {
      return backend instanceof SecretsEngine engine ? engine.pathOf(mount, subject) : subject;
    }

    /** Where its engine's storage lies. */
    public String place() {
      return entry.place(namespace());
    }

    /** Its path from the root namespace: that of its namespace and its own. */
    public String fullPath() {
      return namespace().path() + entry.requestPath();
    }
  }

  /**
   * @param retired mounts that have no path any more, and are found by their UUID only
   */
  Router(
      Namespace namespace,
      List<MountEntry> entries,
      List<MountEntry> retired,
      Backends backends,
      LeaseLimits limits) {
    for (MountEntry entry : entries) {
      mounted(namespace, entry, backends, limits)
          .ifPresent(mounted -> byPath.put(entry.requestPath(), mounted));
    }
    this.byAccessor =
        byPath.values().stream()
            .collect(
                java.util.stream.Collectors.toUnmodifiableMap(m -> m.entry().accessor(), m -> m));
    this.byUuid =
        Stream.concat(
                byPath.values().stream(),
                retired.stream()
                    .flatMap(entry -> mounted(namespace, entry, backends, limits).stream()))
            .collect(java.util.stream.Collectors.toUnmodifiableMap(m -> m.entry().uuid(), m -> m));
  }

  private static Optional<Mounted> mounted(
      Namespace namespace, MountEntry entry, Backends backends, LeaseLimits limits) {
    return backends
        .of(entry)
        .map(backend -> {
          Mount mount = entry.asMount(namespace, limits.defaultTtl(), limits.maxTtl());
          return new Mounted(entry, backend, mount, backend.routes(mount));
        });
  }

  /** The mount that serves a path. */
  public Optional<Mounted> find(String path) {
    String candidate = path;
    Map.Entry<String, Mounted> floor = byPath.floorEntry(candidate);
    while (floor != null) {
      if (path.startsWith(floor.getKey())) {
        return Optional.of(floor.getValue());
      }
      candidate = commonPrefix(path, floor.getKey());
      floor = candidate.isEmpty() ? null : byPath.floorEntry(candidate);
    }
    // LIST of a mount may come without its slash.
    return Optional.ofNullable(byPath.get(path + "/"));
  }

  private static String commonPrefix(String a, String b) {
    int length = Math.min(a.length(), b.length());
    int i = 0;
    while (i < length && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return a.substring(0, i);
  }

  /** The mount at exactly this path (with its slash). */
  public Optional<Mounted> at(String requestPath) {
    return Optional.ofNullable(byPath.get(requestPath));
  }

  public Optional<Mounted> byAccessor(String accessor) {
    return Optional.ofNullable(byAccessor.get(accessor));
  }

  public Optional<Mounted> byUuid(String uuid) {
    return Optional.ofNullable(byUuid.get(uuid));
  }

  /**
   * A mount whose path lies above or below the given one, which would clash with it.
   *
   * @param except a mount that does not count, since it gives its path up
   */
  public Optional<String> conflict(String requestPath, String except) {
    return byPath.keySet().stream()
        .filter(path -> !path.equals(except))
        .filter(path -> path.startsWith(requestPath) || requestPath.startsWith(path))
        .findFirst();
  }

  /** All mounts, by path. */
  public Collection<Mounted> all() {
    return byPath.values();
  }
}
