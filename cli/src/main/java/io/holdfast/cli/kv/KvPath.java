package io.holdfast.cli.kv;

import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a key lies: its mount and the version of the engine there, as the server tells in {@code
 * sys/internal/ui/mounts}.
 *
 * @param mount the mount's path with its slash; "" where the server doesn't tell (then version 1)
 * @param key the rest of the path below the mount
 */
public record KvPath(String mount, String key, boolean isV2) {

  /**
   * Asks the server.
   *
   * @param mountFlag the mount that {@code -mount} names, null where the path begins with it
   */
  public static KvPath find(Client client, @Nullable String mountFlag, String typed) {
    String path = trim(typed);
    String whole = mountFlag == null ? path : trim(trim(mountFlag) + "/" + path);
    String asked = mountFlag == null ? path : trim(mountFlag);
    ApiResponse answer =
        client.find(ApiRequest.of("GET", "sys/internal/ui/mounts/" + asked).asAside());
    Json.Obj data = answer.isNotFound() ? Json.Obj.EMPTY : answer.secret().data();
    String mount = withNamespace(trim(data.text("path")), asked);
    boolean isV2 = data.object("options").text("version").equals("2");
    String key =
        whole.equals(mount) ? "" : whole.substring(mount.isEmpty() ? 0 : mount.length() + 1);
    return new KvPath(mount.isEmpty() ? "" : mount + "/", key, isV2);
  }

  /** The mount's path as the user typed it, where it began with a namespace. */
  private static String withNamespace(String mount, String typed) {
    if (mount.isEmpty() || typed.equals(mount) || typed.startsWith(mount + "/")) {
      return mount;
    }
    int at = ("/" + typed + "/").indexOf("/" + mount + "/");
    return at < 0 ? "" : typed.substring(0, at + mount.length());
  }

  /** The path of the API: in version 2 with {@code data}, {@code metadata} ... after the mount. */
  public String api(String kind) {
    return trim(mount + (isV2 ? kind + "/" : "") + key);
  }

  private static String trim(String path) {
    return path.strip().replaceAll("^/+|/+$", "");
  }
}
