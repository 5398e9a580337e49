package io.holdfast.engines.transit;

import io.holdfast.api.Refusal;

/**
 * Ciphertexts, signatures and HMACs as clients have them: {@code vault:v1:...}, with the version of
 * the key that made them.
 */
record VersionedText(int version, String body) {
  private static final String PREFIX = "vault:v";

  /**
   * Reads one.
   *
   * @param what it is, for the error
   */
  static VersionedText parse(String what, String text) {
    if (!text.startsWith(PREFIX)) {
      throw new Refusal.InvalidRequest(
          "invalid " + what + ": no prefix; it begins with " + PREFIX + " and a version");
    }
    int colon = text.indexOf(':', PREFIX.length());
    if (colon < 0) {
      throw new Refusal.InvalidRequest("invalid " + what + ": wrong number of fields");
    }
    try {
      int version = Integer.parseInt(text, PREFIX.length(), colon, 10);
      return new VersionedText(version, text.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("invalid " + what + ": version number could not be decoded");
    }
  }

  /** The text of one. */
  @Override
  public String toString() {
    return PREFIX + version + ":" + body;
  }
}
