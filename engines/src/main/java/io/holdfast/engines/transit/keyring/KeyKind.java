package io.holdfast.engines.transit.keyring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.aead.AeadAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/** The types of key that transit keeps, by Vault's names; the last two are this server's own. */
public enum KeyKind {
  AES128_GCM96("aes128-gcm96", 8, new Algorithm.Aead(AeadAlgorithm.AES_128_GCM)),
  AES256_GCM96("aes256-gcm96", 0, new Algorithm.Aead(AeadAlgorithm.AES_256_GCM)),
  CHACHA20_POLY1305("chacha20-poly1305", 5, new Algorithm.Aead(AeadAlgorithm.CHACHA20_POLY1305)),
  XCHACHA20_POLY1305(
      "xchacha20-poly1305", 11, new Algorithm.Aead(AeadAlgorithm.XCHACHA20_POLY1305)),
  ED25519("ed25519", 2, new Algorithm.Ed25519()),
  ECDSA_P256("ecdsa-p256", 1, new Algorithm.Ecdsa(NistCurve.P256)),
  ECDSA_P384("ecdsa-p384", 6, new Algorithm.Ecdsa(NistCurve.P384)),
  ECDSA_P521("ecdsa-p521", 7, new Algorithm.Ecdsa(NistCurve.P521)),
  RSA_2048("rsa-2048", 3, new Algorithm.Rsa(2048)),
  RSA_3072("rsa-3072", 9, new Algorithm.Rsa(3072)),
  RSA_4096("rsa-4096", 4, new Algorithm.Rsa(4096)),
  HMAC("hmac", 10, new Algorithm.Mac()),
  ECDSA_SECP256K1("ecdsa-secp256k1", 20_001, new Algorithm.EcdsaSecp256k1()),
  BIP340_SECP256K1("bip340-secp256k1", 20_002, new Algorithm.Bip340());

  private final String vaultName;
  private final int backupNumber;
  private final Algorithm algorithm;

  KeyKind(String vaultName, int backupNumber, Algorithm algorithm) {
    this.vaultName = vaultName;
    this.backupNumber = backupNumber;
    this.algorithm = algorithm;
  }

  public static Optional<KeyKind> find(String name) {
    return Arrays.stream(values()).filter(kind -> kind.vaultName.equals(name)).findFirst();
  }

  /**
   * The kind that the API calls {@code name}.
   *
   * @throws Refusal.InvalidRequest when there is none
   */
  @JsonCreator
  public static KeyKind named(String name) {
    return find(name).orElseThrow(() -> new Refusal.InvalidRequest("unknown key type " + name));
  }

  /** The name in Vault's API, which is also the stored one. */
  @JsonValue
  public String vaultName() {
    return vaultName;
  }

  /** The number in a backup. */
  public int backupNumber() {
    return backupNumber;
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** Whether it encrypts and decrypts. */
  public boolean encrypts() {
    return switch (algorithm) {
      case Algorithm.Aead a -> true;
      case Algorithm.Rsa r -> true;
      case Algorithm.Mac m -> false;
      case Algorithm.Ed25519 e -> false;
      case Algorithm.Ecdsa e -> false;
      case Algorithm.EcdsaSecp256k1 e -> false;
      case Algorithm.Bip340 b -> false;
    };
  }

  /** Whether it signs and verifies, that is, whether it has a public key. */
  public boolean signs() {
    return switch (algorithm) {
      case Algorithm.Aead a -> false;
      case Algorithm.Mac m -> false;
      case Algorithm.Rsa r -> true;
      case Algorithm.Ed25519 e -> true;
      case Algorithm.Ecdsa e -> true;
      case Algorithm.EcdsaSecp256k1 e -> true;
      case Algorithm.Bip340 b -> true;
    };
  }

  /** Whether a key for each context can be derived from it. */
  public boolean derives() {
    return algorithm instanceof Algorithm.Aead || algorithm instanceof Algorithm.Ed25519;
  }

  /** Whether its encryption authenticates associated data. */
  public boolean bindsAssociatedData() {
    return algorithm instanceof Algorithm.Aead;
  }

  /** Whether making one takes so long that it must not happen inside a transaction. */
  public boolean isSlowToMake() {
    return algorithm instanceof Algorithm.Rsa;
  }

  @Override
  public String toString() {
    return vaultName;
  }
}
