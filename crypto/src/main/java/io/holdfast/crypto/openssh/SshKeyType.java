package io.holdfast.crypto.openssh;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.KeyType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of SSH keys; those of security keys (FIDO) can be certified, not made here. */
public enum SshKeyType {
  RSA("ssh-rsa"),
  ECDSA_P256("ecdsa-sha2-nistp256"),
  ECDSA_P384("ecdsa-sha2-nistp384"),
  ECDSA_P521("ecdsa-sha2-nistp521"),
  ED25519("ssh-ed25519"),
  SK_ECDSA_P256("sk-ecdsa-sha2-nistp256@openssh.com"),
  SK_ED25519("sk-ssh-ed25519@openssh.com");

  private static final String SUFFIX = "-cert-v01@openssh.com";

  private final String wireName;

  SshKeyType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in keys, such as {@code ssh-ed25519}. */
  public String wireName() {
    return wireName;
  }

  /** The name in certificates, such as {@code ssh-ed25519-cert-v01@openssh.com}. */
  public String certificateName() {
    return wireName.replace("@openssh.com", "") + SUFFIX;
  }

  /**
   * The type that keys call {@code name}.
   *
   * @throws CryptoException when there is none
   */
  public static SshKeyType named(String name) {
    return Arrays.stream(values())
        .filter(type -> type.wireName.equals(name))
        .findFirst()
        .orElseThrow(() -> unsupported());
  }

  static SshKeyType of(KeyType type) {
    return switch (type) {
      case RSA -> RSA;
      case EC_P256 -> ECDSA_P256;
      case EC_P384 -> ECDSA_P384;
      case EC_P521 -> ECDSA_P521;
      case ED25519 -> ED25519;
      case EC_SECP256K1 -> throw unsupported();
    };
  }

  /** The curve of an ECDSA key. */
  Optional<EcCurve> curve() {
    return switch (this) {
      case ECDSA_P256, SK_ECDSA_P256 -> Optional.of(EcCurve.P256);
      case ECDSA_P384 -> Optional.of(EcCurve.P384);
      case ECDSA_P521 -> Optional.of(EcCurve.P521);
      case RSA, ED25519, SK_ED25519 -> Optional.empty();
    };
  }

  /** SSH's name of the curve of an ECDSA key. */
  String curveName() {
    return wireName.substring(wireName.lastIndexOf('-') + 1).replace("@openssh.com", "");
  }

  private static CryptoException unsupported() {
    return new CryptoException(
        "unsupported type of SSH key; supported are "
            + Arrays.stream(values()).map(SshKeyType::wireName).collect(Collectors.joining(", ")));
  }
}
