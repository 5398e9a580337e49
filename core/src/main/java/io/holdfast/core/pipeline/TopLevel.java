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
          "sys/config/cors",
          "sys/ha-status",
          "sys/key-status",
          "sys/mounts",
          "sys/policy",
          "sys/rekey/backup",
          "sys/rekey/recovery-key-backup",
          "sys/remount",
          "sys/rotate");

  private TopLevel() {}

  static boolean repeats(String path) {
    return path.startsWith("sys/")
        && PREFIXES.stream().anyMatch(path::startsWith)
        && !path.startsWith("sys/rotate/config")
        && !path.startsWith("sys/rotate/root/")
        && !path.startsWith("sys/rotate/recovery/")
        && !path.startsWith("sys/remount/status");
  }
}
