package io.holdfast.engines.transit.exchange;

import io.holdfast.api.Refusal;

/** The formats in which a key is exported. */
public enum KeyFormat {
  /** Vault's own choice for each kind of key. */
  DEFAULT,
  /** The bytes, in base64. */
  RAW,
  /** PKCS#8 or SubjectPublicKeyInfo DER, in base64. */
  DER,
  /** PKCS#8 or SubjectPublicKeyInfo, as PEM. */
  PEM;

  public static KeyFormat named(String name) {
    return switch (name) {
      case "" -> DEFAULT;
      case "raw" -> RAW;
      case "der" -> DER;
      case "pem" -> PEM;
      default ->
          throw new Refusal.InvalidRequest(
              "invalid format \"" + name + "\": leave it out, or give raw, der or pem");
    };
  }
}
