package io.holdfast.engines.transit.exchange;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.Pem;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.PrivateKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/** Private parts as an export shows them. The text that results is on the heap, as JSON is. */
public final class PrivateKeyText {
  private PrivateKeyText() {}

  /** A private part as text. */
  public static String of(KeyKind kind, SecretBytes privatePart, KeyFormat format) {
    return privatePart.use(bytes -> text(kind, bytes, format));
  }

  private static String text(KeyKind kind, byte[] stored, KeyFormat format) {
    return switch (kind.algorithm()) {
      case Algorithm.Aead a -> symmetric(stored, format);
      case Algorithm.Mac m -> symmetric(stored, format);
      case Algorithm.Ed25519() ->
          format == KeyFormat.DEFAULT ? base64(stored) : asymmetric(kind, stored, format, true);
      case Algorithm.EcdsaSecp256k1() -> asymmetric(kind, stored, format, true);
      case Algorithm.Bip340() -> asymmetric(kind, stored, format, true);
      case Algorithm.Ecdsa e -> asymmetric(kind, stored, format, false);
      // Vault trims the last line break of every PEM but RSA's.
      case Algorithm.Rsa r -> asymmetric(kind, stored, format, false);
    };
  }

  private static String symmetric(byte[] stored, KeyFormat format) {
    return switch (format) {
      case DEFAULT, RAW -> base64(stored);
      case DER, PEM ->
          throw new Refusal.InvalidRequest(
              "unknown format for a symmetric key: leave it out, or give raw");
    };
  }

  private static String asymmetric(
      KeyKind kind, byte[] stored, KeyFormat format, boolean hasRawForm) {
    return switch (format) {
      case DEFAULT -> trimmed(kind, pkcs8(kind, stored, Pem::ofPrivateInOlderForm));
      case DER -> pkcs8(kind, stored, PrivateKeyText::base64);
      case PEM -> trimmed(kind, pkcs8(kind, stored, Pem::ofPrivate));
      case RAW -> {
        if (!hasRawForm) {
          throw new Refusal.InvalidRequest(
              "unknown format for a key of type " + kind + ": leave it out, or give der or pem");
        }
        yield base64(stored);
      }
    };
  }

  private static String pkcs8(KeyKind kind, byte[] stored, Function<byte[], String> show) {
    byte[] pkcs8 = PrivateKeys.toPkcs8(kind, stored);
    try {
      return show.apply(pkcs8);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private static String trimmed(KeyKind kind, String pem) {
    return kind.algorithm() instanceof Algorithm.Rsa ? pem : pem.strip();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
