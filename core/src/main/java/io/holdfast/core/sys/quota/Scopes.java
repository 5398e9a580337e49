package io.holdfast.core.sys.quota;

import io.holdfast.api.Refusal;
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
  static Scope of(String path, String role, Router router) {
    if (path.isEmpty()) {
      if (!role.isEmpty()) {
        throw new Refusal.InvalidRequest(
            "role: name the path of the auth mount that has the role \"" + role + "\"");
      }
      return new Scope("", "", "");
    }
    MountEntry entry =
        router
            .find(path)
            .map(Router.Mounted::entry)
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "invalid mount path \"" + (path.endsWith("/") ? path : path + "/") + "\""));
    String mount = entry.requestPath();
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
}
