package io.holdfast.cli.operator;

import io.holdfast.cli.command.Failure;
import io.holdfast.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The one-time password under which a new root token travels: its bytes XOR those of the token. */
final class OneTimePad {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private OneTimePad() {}

  /** A fresh one of that many characters. */
  static String generate(int length) {
    StringBuilder otp = new StringBuilder();
    for (int i = 0; i < length; i++) {
      otp.append(BASE62.charAt(Randomness.below(BASE62.length())));
    }
    return otp.toString();
  }

  /** The token that was encoded under the password. */
  static String decode(String encoded, String otp) {
    byte[] token;
    try {
      token = Base64.getDecoder().decode(encoded.strip().replaceFirst("=+$", ""));
    } catch (IllegalArgumentException e) {
      throw Failure.local("Error decoding root token: the encoded token is not base64");
    }
    byte[] pad = otp.strip().getBytes(StandardCharsets.UTF_8);
    if (token.length != pad.length) {
      throw Failure.local(
          "Error decoding root token: it has "
              + token.length
              + " bytes, and the one-time password "
              + pad.length
              + ": they must be of the same length");
    }
    for (int i = 0; i < token.length; i++) {
      token[i] ^= pad[i];
    }
    return new String(token, StandardCharsets.UTF_8);
  }
}
