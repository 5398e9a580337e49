package io.holdfast.engine.exchange.venue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How bytes are written: those of a signature, and those of a secret. */
public enum TextEncoding {
  TEXT,
  HEX,
  HEX_UPPER,
  BASE64,
  BASE64URL;

  /** The encoding of a name. */
  public static Optional<TextEncoding> named(String name) {
    return Arrays.stream(values()).filter(e -> e.wireName().equals(name)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Bytes as text; as ASCII, which all of these are. */
  public byte[] write(byte[] bytes) {
    return switch (this) {
      case TEXT -> bytes;
      case HEX -> HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
      case HEX_UPPER ->
          HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
      case BASE64 -> Base64.getEncoder().encode(bytes);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encode(bytes);
    };
  }

  /**
   * The bytes that a text stands for.
   *
   * @throws IllegalArgumentException when it is none; it does not quote the text
   */
  public byte[] read(String text) {
    try {
      return switch (this) {
        case TEXT -> text.getBytes(StandardCharsets.UTF_8);
        case HEX, HEX_UPPER -> HexFormat.of().parseHex(text);
        case BASE64 -> Base64.getDecoder().decode(text);
        case BASE64URL -> Base64.getUrlDecoder().decode(text);
      };
    } catch (IllegalArgumentException e) {
      // The decoder's message may quote a part of a secret.
      throw new IllegalArgumentException("it is not " + wireName());
    }
  }
}
