package io.holdfast.core.sys;

import io.holdfast.api.Refusal;
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

  static boolean isBuiltinType(String type) {
    return List.of("system", "cubbyhole", "identity", "token").contains(type);
  }
}
