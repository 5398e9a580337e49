package io.holdfast.engines.secretpath;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;

/** The path of a secret below a route, as clients choose it: any text, slashes included. */
public final class SecretPath {
  public static final Field<String> PATH = Field.string("path", "Location of the secret.");

  private SecretPath() {}

  /**
   * The path of a secret to be written.
   *
   * @throws Refusal.InvalidRequest for none, or for the name of a folder
   */
  public static String writable(Call call) {
    String path = call.get(PATH);
    if (call.path().endsWith("/")) {
      throw new Refusal.InvalidRequest("cannot write to a path ending in '/'");
    }
    if (path.isEmpty()) {
      throw new Refusal.InvalidRequest("missing path");
    }
    return path;
  }

  /** The path of a folder to be listed: empty, or ending with a slash. */
  public static String folder(Call call) {
    String path = call.get(PATH);
    return path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }
}
