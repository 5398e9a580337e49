package io.holdfast.engines.transit.exchange;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.key.Pem;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.util.Base64;

/** Public keys as an export shows them. */
public final class PublicKeyText {
  private PublicKeyText() {}

  /**
   * A public key as text.
   *
   * @param shown as the API shows it
   */
  public static String of(KeyKind kind, String shown, KeyFormat format) {
    byte[] spki = PublicKeys.spki(kind, shown);
    return switch (format) {
      case DEFAULT -> kind.algorithm() instanceof Algorithm.Rsa ? shown : shown.strip();
      case DER -> Base64.getEncoder().encodeToString(spki);
      case PEM -> {
        String pem = Pem.ofPublic(spki);
        yield kind.algorithm() instanceof Algorithm.Rsa ? pem : pem.strip();
      }
      case RAW -> raw(kind, shown, spki);
    };
  }

  private static String raw(KeyKind kind, String shown, byte[] spki) {
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() -> shown;
      case Algorithm.Bip340() -> Base64.getEncoder().encodeToString(PublicKeys.xOnly(spki));
      case Algorithm.Ecdsa e -> throw noRawForm(kind);
      case Algorithm.EcdsaSecp256k1() -> throw noRawForm(kind);
      case Algorithm.Rsa r -> throw noRawForm(kind);
      case Algorithm.Aead a -> throw noRawForm(kind);
      case Algorithm.Mac m -> throw noRawForm(kind);
    };
  }

  private static Refusal.InvalidRequest noRawForm(KeyKind kind) {
    return new Refusal.InvalidRequest(
        "unknown format for a public key of type " + kind + ": leave it out, or give der or pem");
  }
}
