package io.holdfast.core.sys;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.core.CoreCall;
import io.holdfast.core.namespace.NamespaceEntry;
import java.util.List;

/** Which paths can be mounted. */
final class MountNames {
  private static final List<String> PROTECTED =
      List.of("auth/", "sys/", "cubbyhole/", "identity/", "audit/");

  private MountNames() {}

  /**
   * Checks the path of a new mount.
   *
   * @throws Refusal.InvalidRequest when it is reserved or has characters that no path may have
   */
  static void check(String path) {
    for (String reserved : PROTECTED) {
      if (path.startsWith(reserved)) {
        throw new Refusal.InvalidRequest("cannot mount \"" + path + "\": the path is reserved");
      }
    }
    if (path.contains("//") || path.startsWith("/")) {
      throw new Refusal.InvalidRequest("the path has an empty part");
    }
    if (path.chars().anyMatch(c -> c < ' ' || c == 127) || path.contains("..")) {
      throw new Refusal.InvalidRequest("the path has characters that no mount may have");
    }
  }

  /**
   * A path that leads into a namespace is no mount's.
   *
   * @throws Refusal.InvalidRequest when it lies at, above or within one
   */
  static void requireNoNamespace(CoreCall core, Namespace namespace, String requestPath) {
    String full = namespace.path() + requestPath;
    core.topology().namespaces().below(namespace).stream()
        .map(NamespaceEntry::path)
        .filter(path -> full.startsWith(path) || path.startsWith(full))
        .findFirst()
        .ifPresent(path -> {
          throw new Refusal.InvalidRequest("existing mount at " + path);
        });
  }

  static boolean isBuiltinType(String type) {
    return List.of("system", "cubbyhole", "identity", "token").contains(type);
  }
}
