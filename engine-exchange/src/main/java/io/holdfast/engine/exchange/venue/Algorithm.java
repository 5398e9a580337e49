package io.holdfast.engine.exchange.venue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a key of a venue signs. */
public enum Algorithm {
  HMAC_SHA256("hmac-sha256", ""),
  HMAC_SHA384("hmac-sha384", ""),
  HMAC_SHA512("hmac-sha512", ""),
  ED25519("ed25519", "EdDSA"),
  RSA_SHA256("rsa-sha256", "RS256"),
  RSA_PSS_SHA256("rsa-pss-sha256", "PS256"),
  ECDSA_P256("ecdsa-p256", "ES256"),
  /** Not at all: the secret itself goes along. */
  NONE("none", "");

  private final String wireName;
  private final String joseName;

  Algorithm(String wireName, String joseName) {
    this.wireName = wireName;
    this.joseName = joseName;
  }

  /** The algorithm of a name. */
  public static Optional<Algorithm> named(String name) {
    return Arrays.stream(values()).filter(a -> a.wireName.equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Algorithm::wireName).collect(Collectors.joining(", "));
  }

  public String wireName() {
    return wireName;
  }

  /** The name in a JWT (RFC 7518, RFC 8037); empty where there is none. */
  public String joseName() {
    return joseName;
  }

  /** Whether the secret is a private key, whose public half the venue has. */
  public boolean hasPublicKey() {
    return switch (this) {
      case ED25519, RSA_SHA256, RSA_PSS_SHA256, ECDSA_P256 -> true;
      case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, NONE -> false;
    };
  }
}
