package io.holdfast.engines.transit;

import io.holdfast.api.Refusal;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import java.util.List;
import java.util.stream.IntStream;

/** Which versions of a key a path names. */
final class ExportedVersions {
  private ExportedVersions() {}

  /**
   * The versions, in order.
   *
   * @param text a number, also with a {@code v} before it, {@code latest}, or empty for all
   */
  static List<Integer> of(KeyPolicy policy, String text) {
    int latest = policy.versions().latest();
    if (text.isEmpty()) {
      return IntStream.rangeClosed(policy.versions().minDecryption(), latest).boxed().toList();
    }
    if (text.equals("latest")) {
      return List.of(latest);
    }
    int version = number(text.startsWith("v") ? text.substring(1) : text);
    if (version < policy.versions().minDecryption()) {
      throw new Refusal.InvalidRequest("version for export is below minimum decryption version");
    }
    if (version > latest) {
      throw new Refusal.InvalidRequest("version does not exist or cannot be found");
    }
    return List.of(version);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("invalid key version");
    }
  }
}
