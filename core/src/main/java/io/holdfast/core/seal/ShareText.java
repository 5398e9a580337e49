package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import java.util.Base64;
import java.util.HexFormat;

/** Shares as holders type them: in hex or in base64, with Vault's bounds on their length. */
public final class ShareText {
  private static final int LEAST_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private ShareText() {}

  /**
   * Reads a share.
   *
   * @throws Refusal.InvalidRequest when it is missing, in neither form, or of an impossible length
   */
  public static byte[] read(String text) {
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("'key' must be specified in request body as JSON");
    }
    byte[] share = decode(text);
    if (share.length < LEAST_BYTES) {
      throw new Refusal.InvalidRequest("key is shorter than minimum " + LEAST_BYTES + " bytes");
    }
    if (share.length > KEY_BYTES + 1) {
      throw new Refusal.InvalidRequest("key is longer than maximum " + (KEY_BYTES + 1) + " bytes");
    }
    return share;
  }

  /** Text that could be both is base64 where hex would make too short a key of it. */
  static byte[] decode(String text) {
    try {
      byte[] share = HexFormat.of().parseHex(text);
      if (share.length >= LEAST_BYTES && share.length <= KEY_BYTES + 1) {
        return share;
      }
    } catch (IllegalArgumentException notHex) {
      // Then it is base64, or nothing.
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new Refusal.InvalidRequest("'key' must be a valid hex or base64 string");
    }
  }
}
