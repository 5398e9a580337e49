package io.holdfast.core.quota;

/**
 * Which requests a quota is about.
 *
 * @param mount the path of a mount, or of a namespace, from the root namespace, with a trailing
 *     slash, {@code auth/} included; empty: the whole server
 * @param suffix a path below the mount, or the beginning of one where it ends with {@code *}; empty
 *     for all of the mount
 * @param role of logins through the mount; empty for any
 */
public record Scope(String mount, String suffix, String role) {

  String path() {
    return mount + suffix;
  }

  /** Whether it is about a whole namespace in which another lies. */
  boolean isNamespaceAbove(String namespace) {
    return !mount.isEmpty() && !mount.equals(namespace) && namespace.startsWith(mount);
  }

  boolean isGlob() {
    return suffix.endsWith("*");
  }

  /** The same scope after its mount moved. */
  Scope at(String otherMount) {
    return new Scope(otherMount, suffix, role);
  }

  /** Whether a path lies within, whatever its role. */
  boolean holds(String path) {
    if (!path.startsWith(mount)) {
      return false;
    }
    if (suffix.isEmpty()) {
      return true;
    }
    if (isGlob()) {
      return path.startsWith(suffix.substring(0, suffix.length() - 1), mount.length());
    }
    return path.startsWith(suffix, mount.length()) && path.length() == path().length();
  }
}
