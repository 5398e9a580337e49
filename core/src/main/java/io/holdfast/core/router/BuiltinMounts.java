package io.holdfast.core.router;

import io.holdfast.api.Namespace;
import io.holdfast.core.router.MountEntry.MountConfig;
import io.holdfast.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The mounts that every namespace has from its first moment, and that cannot be moved or removed.
 */
public final class BuiltinMounts {
  private BuiltinMounts() {}

  /** The UUID of a namespace's cubbyhole mount, known without looking at the mount table. */
  public static String cubbyhole(String namespaceId) {
    return known(namespaceId, "cubbyhole");
  }

  /** The UUID of a namespace's identity mount, known without looking at the mount table. */
  public static String identity(String namespaceId) {
    return known(namespaceId, "identity");
  }

  private static String known(String namespaceId, String type) {
    String name = "holdfast:" + namespaceId + ":" + type;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether a mount can be neither removed, moved nor mounted by a client. */
  public static boolean isBuiltin(MountEntry entry) {
    return switch (entry.type()) {
      case "system", "cubbyhole", "identity" -> true;
      case "token" -> entry.auth();
      default -> false;
    };
  }

  /** The mounts of a new namespace. */
  public static List<MountEntry> of(Namespace namespace) {
    return List.of(
        mount("system", "sys/", false, "system endpoints used for control, policy and debugging"),
        new MountEntry(
            cubbyhole(namespace.id()),
            accessor("cubbyhole"),
            false,
            "cubbyhole",
            "cubbyhole/",
            "per-token private secret storage",
            true,
            false,
            false,
            Map.of(),
            MountConfig.defaults(),
            ""),
        new MountEntry(
            identity(namespace.id()),
            accessor("identity"),
            false,
            "identity",
            "identity/",
            "identity store",
            false,
            false,
            false,
            Map.of(),
            MountConfig.defaults().passing(List.of("Authorization")),
            ""),
        mount("token", "token/", true, "token based credentials"));
  }

  private static MountEntry mount(String type, String path, boolean auth, String description) {
    return new MountEntry(
        Randomness.uuid().toString(),
        accessor(auth ? "auth_" + type : type),
        auth,
        type,
        path,
        description,
        false,
        type.equals("system"),
        false,
        Map.of(),
        type.equals("system")
            ? MountConfig.defaults().passing(List.of("Accept"))
            : MountConfig.defaults(),
        "");
  }

  /** A fresh public id for a mount of a type. */
  public static String accessor(String type) {
    return type + "_" + HexFormat.of().formatHex(Randomness.bytes(4));
  }
}
