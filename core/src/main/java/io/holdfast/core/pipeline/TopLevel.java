package io.holdfast.core.pipeline;

import java.util.List;

/**
 * Some of the oldest paths answer their data twice: in {@code data} and at the top of the envelope,
 * where clients of Vault's first versions look for it.
 */
final class TopLevel {
  private static final List<String> PREFIXES =
      List.of(
          "sys/audit",
          "sys/auth",
          "sys/capabilities",
          "sys/config/auditing/",
          "sys/key-status",
          "sys/mounts",
          "sys/policy",
          "sys/remount",
          "sys/rotate");

  private TopLevel() {}

  static boolean repeats(String path) {
    return path.startsWith("sys/")
        && PREFIXES.stream().anyMatch(path::startsWith)
        && !path.startsWith("sys/rotate/config")
        && !path.startsWith("sys/remount/status");
  }
}
