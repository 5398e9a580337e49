package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.DescriptorKey;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.descriptor.KeyExpression.Wildcard;
import io.holdfast.bitcoin.descriptor.KeySteps;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Slip132;
import java.util.Locale;
import java.util.Optional;

/**
 * A signer's extended public key with its origin and nothing behind it. Keys in SLIP-132's versions
 * are taken, and become plain ones.
 */
public final class AccountKey {
  private AccountKey() {}

  /**
   * Reads {@code [73c5da0a/48h/0h/0h/2h]xpub...}; the origin may be absent.
   *
   * @throws FormatException saying which part is wrong
   */
  public static KeyExpression parse(String text) {
    String body = text.strip();
    int end = body.indexOf(']');
    if (body.startsWith("[") && end < 0) {
      throw new FormatException("the origin is not closed by ]");
    }
    Problems problems = new Problems();
    Optional<KeyOrigin> origin =
        body.startsWith("[")
            ? problems.read("", () -> KeyOrigin.parse(body.substring(0, end + 1)))
            : Optional.empty();
    Optional<ExtendedPublicKey> key =
        problems.read("", () -> Slip132.read(body.substring(end + 1)).key());
    return of(problems.require(key), origin);
  }

  /**
   * A key with its origin.
   *
   * @throws FormatException when the origin's path is not as long as the key is deep
   */
  static KeyExpression of(ExtendedPublicKey key, Optional<KeyOrigin> origin) {
    origin.ifPresent(from -> {
      if (from.path().depth() != key.depth()) {
        throw new FormatException(
            "the key was derived by %d steps, and its path %s has %d"
                .formatted(key.depth(), from.path(), from.path().depth()));
      }
    });
    return new KeyExpression(origin, new DescriptorKey.Extended(key), KeySteps.NONE, Wildcard.NONE);
  }

  /** The origin of a fingerprint and a path that stand apart, {@code m/48'/0'} included. */
  static KeyOrigin origin(String fingerprint, String path) {
    return new KeyOrigin(
        Fingerprint.parse(fingerprint.strip().toLowerCase(Locale.ROOT)),
        DerivationPath.parse(path.strip()));
  }

  /** The path as wallet files write it, {@code m/48'/0'}. */
  static String path(KeyOrigin origin) {
    return origin.path().toString().replace('h', '\'');
  }

  /** The extended key of an account. */
  static ExtendedPublicKey key(KeyExpression account) {
    return account.extendedPublic().orElseThrow();
  }
}
