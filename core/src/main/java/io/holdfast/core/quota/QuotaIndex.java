package io.holdfast.core.quota;

import io.holdfast.api.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The quotas of one kind, found by what they are about. The most special one is in force: by role,
 * by exact path, by the longest beginning of a path, by mount, by namespace, for the whole server.
 */
final class QuotaIndex<Q extends Quota> {
  private final TreeMap<String, Q> byName = new TreeMap<>();
  private final Map<Scope, Q> byScope = new HashMap<>();
  private boolean hasGlobs;

  QuotaIndex(Collection<Q> quotas) {
    for (Q quota : quotas) {
      byName.put(quota.name(), quota);
      byScope.put(quota.scope(), quota);
      hasGlobs |= quota.scope().isGlob();
    }
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** All, by name. */
  Collection<Q> all() {
    return byName.values();
  }

  Optional<Q> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The quota of exactly this scope. */
  Optional<Q> of(Scope scope) {
    return Optional.ofNullable(byScope.get(scope));
  }

  /**
   * @throws Refusal.InvalidRequest when a quota of another name has the scope
   */
  void requireFree(String name, Scope scope) {
    of(scope)
        .filter(other -> !other.name().equals(name))
        .ifPresent(other -> {
          throw new Refusal.InvalidRequest(
              "quota rule with similar properties exists under the name \"" + other.name() + "\"");
        });
  }

  /** Whether a mount has quotas for roles, so that it is worth to ask for the role. */
  boolean asksForRole(String mount) {
    return byName.values().stream()
        .map(Quota::scope)
        .anyMatch(scope -> !scope.role().isEmpty() && scope.mount().equals(mount));
  }

  /**
   * The quota in force for a request.
   *
   * @param namespace the path of the namespace that it is in
   * @param mount the path of the mount that serves it, from the root namespace; empty when none
   *     does
   * @param path from the root namespace
   * @param role of a login; empty when none is known
   */
  Optional<Q> inForce(String namespace, String mount, String path, String role) {
    if (isEmpty()) {
      return Optional.empty();
    }
    return mount.isEmpty()
        ? ofNamespace(namespace)
        : ofRole(mount, role)
            .or(() -> below(mount, suffix(mount, path)))
            .or(() -> of(new Scope(mount, "", "")))
            .or(() -> ofNamespace(namespace));
  }

  /** The namespace's own, or that of the nearest one above which is for those below it too. */
  private Optional<Q> ofNamespace(String namespace) {
    String at = namespace;
    while (!at.isEmpty()) {
      Q found = byScope.get(new Scope(at, "", ""));
      if (found != null && (found.inheritable() || at.equals(namespace))) {
        return Optional.of(found);
      }
      at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
    }
    return of(new Scope("", "", ""));
  }

  private Optional<Q> ofRole(String mount, String role) {
    return role.isEmpty() ? Optional.empty() : of(new Scope(mount, "", role));
  }

  private Optional<Q> below(String mount, String suffix) {
    Optional<Q> exact = suffix.isEmpty() ? Optional.empty() : of(new Scope(mount, suffix, ""));
    for (int end = suffix.length(); hasGlobs && exact.isEmpty() && end >= 0; end--) {
      exact = of(new Scope(mount, suffix.substring(0, end) + "*", ""));
    }
    return exact;
  }

  private static String suffix(String mount, String path) {
    String below = path.length() <= mount.length() ? "" : path.substring(mount.length());
    return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
  }
}
