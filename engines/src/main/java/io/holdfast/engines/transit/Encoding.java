package io.holdfast.engines.transit;

import io.holdfast.api.Refusal;
import java.util.HexFormat;

/** How bytes are shown where the request may choose. */
enum Encoding {
  HEX,
  BASE64;

  static Encoding named(String name) {
    return switch (name) {
      case "hex" -> HEX;
      case "base64" -> BASE64;
      default ->
          throw new Refusal.InvalidRequest(
              "unsupported encoding format \"" + name + "\"; must be \"hex\" or \"base64\"");
    };
  }

  String text(byte[] bytes) {
    return switch (this) {
      case HEX -> HexFormat.of().formatHex(bytes);
      case BASE64 -> Base64Text.encode(bytes);
    };
  }
}
