package io.holdfast.acceptance.openapi;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Reply;
import java.util.List;
import java.util.Map;

/**
 * A type of engine or auth method, and where the tests mount it.
 *
 * @param title it is called by
 * @param path of the mount in requests, from slash to slash
 * @param options of the mount
 * @param builtin whether it is mounted from the beginning
 */
public record EngineType(
    String title, String path, String type, Map<String, String> options, boolean builtin) {

  /** All types that OpenBao or Holdfast may have. */
  public static final List<EngineType> ALL =
      List.of(
          builtin("sys", "/sys/"),
          builtin("token", "/auth/token/"),
          builtin("cubbyhole", "/cubbyhole/"),
          builtin("identity", "/identity/"),
          new EngineType("kv 1", "/every-kv1/", "kv", Map.of("version", "1"), false),
          new EngineType("kv 2", "/every-kv2/", "kv", Map.of("version", "2"), false),
          engine("transit"),
          engine("totp"),
          engine("ssh"),
          engine("pki"),
          engine("database"),
          engine("kubernetes"),
          engine("ldap"),
          engine("rabbitmq"),
          engine("bitcoin"),
          engine("exchange"),
          method("userpass"),
          method("approle"),
          method("jwt"),
          method("cert"),
          method("kubernetes"),
          method("ldap"),
          method("radius"),
          method("kerberos"));

  private static EngineType builtin(String title, String path) {
    return new EngineType(title, path, title, Map.of(), true);
  }

  private static EngineType engine(String type) {
    return new EngineType(type, "/every-" + type + "/", type, Map.of(), false);
  }

  private static EngineType method(String type) {
    return new EngineType("auth " + type, "/auth/every-" + type + "/", type, Map.of(), false);
  }

  /**
   * Mounts it.
   *
   * @return whether the server has it
   */
  public boolean mount(Api root) {
    if (builtin) {
      return root.get("sys/internal/ui/mounts" + path.replaceFirst("/$", "")).status() == 200;
    }
    String where =
        path.startsWith("/auth/") ? "sys/auth/" + path.substring(6) : "sys/mounts" + path;
    Reply reply = root.post(where.replaceFirst("/$", ""), Map.of("type", type, "options", options));
    return reply.status() < 300;
  }
}
