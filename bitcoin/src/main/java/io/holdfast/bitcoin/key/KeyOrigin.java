package io.holdfast.bitcoin.key;

/**
 * Where a key comes from (BIP-380): the fingerprint of the key where derivation starts, and the
 * path from there.
 */
public record KeyOrigin(Fingerprint fingerprint, DerivationPath path) {
  /**
   * Reads {@code 73c5da0a/84h/0h/0h}, with or without the brackets around it.
   *
   * @throws KeyFormatException naming the part that can't be read
   */
  public static KeyOrigin parse(String text) {
    String body =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    int slash = body.indexOf('/');
    return slash < 0
        ? new KeyOrigin(Fingerprint.parse(body), DerivationPath.ROOT)
        : new KeyOrigin(
            Fingerprint.parse(body.substring(0, slash)),
            DerivationPath.parseSteps(body.substring(slash + 1)));
  }

  /** The origin of the key that lies {@code further} below. */
  public KeyOrigin append(DerivationPath further) {
    return new KeyOrigin(fingerprint, path.append(further));
  }

  /** As in a key expression, without brackets: {@code 73c5da0a/84h/0h/0h}. */
  @Override
  public String toString() {
    return fingerprint + path.toSuffix();
  }
}
