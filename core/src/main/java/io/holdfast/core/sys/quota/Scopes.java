package io.holdfast.core.sys.quota;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.core.CoreCall;
import io.holdfast.core.namespace.NamespaceTree;
import io.holdfast.core.quota.Scope;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.Router;

/** Reads what a quota is about. */
final class Scopes {
  private Scopes() {}

  /**
   * The scope of a path as a client writes it.
   *
   * @throws Refusal.InvalidRequest when nothing is mounted there, or a role is named where there
   *     are none
   */
  static Scope of(String path, String role, CoreCall core) {
    if (path.isEmpty()) {
      if (!role.isEmpty()) {
        throw new Refusal.InvalidRequest(
            "role: name the path of the auth mount that has the role \"" + role + "\"");
      }
      return new Scope("", "", "");
    }
    String slashed = path.endsWith("/") ? path : path + "/";
    NamespaceTree.Place place =
        core.topology()
            .namespaces()
            .resolve(core.request().namespace().path(), slashed)
            .orElseThrow(Refusal.NotFound::new);
    if (place.path().isEmpty()) {
      return ofNamespace(place.namespace(), role);
    }
    Router.Mounted mounted =
        core.topology()
            .of(core.tx(), place.namespace())
            .find(place.path())
            .orElseThrow(
                () -> new Refusal.InvalidRequest("invalid mount path \"" + slashed + "\""));
    MountEntry entry = mounted.entry();
    String mount = mounted.fullPath();
    String below = path.length() <= mount.length() ? "" : path.substring(mount.length());
    String suffix = below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
    if (!role.isEmpty() && !entry.auth()) {
      throw new Refusal.InvalidRequest(
          "role: the mount \"" + mount + "\" is no auth method, so that it has no roles");
    }
    if (!role.isEmpty() && !suffix.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "role: a quota cannot have both a path below its mount and a role; leave one out");
    }
    return new Scope(mount, suffix, role);
  }

  private static Scope ofNamespace(Namespace namespace, String role) {
    if (!role.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "role: the path is that of a namespace; name the auth mount that has the role");
    }
    return new Scope(namespace.path(), "", "");
  }
}
