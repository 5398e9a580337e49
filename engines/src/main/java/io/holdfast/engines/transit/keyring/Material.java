package io.holdfast.engines.transit.keyring;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The material of one version of a key, on its way into storage; whoever has it closes it. The form
 * of the private part is told by {@link Algorithm}. Every kind but {@link Algorithm.Mac} has a key
 * for HMACs beside it.
 */
public final class Material implements AutoCloseable {
  private static final int MAC_KEY_SIZE = 32;

  private final @Nullable SecretBytes privatePart;
  private final @Nullable SecretBytes macKey;
  private final String publicKey;

  private Material(
      @Nullable SecretBytes privatePart, @Nullable SecretBytes macKey, String publicKey) {
    this.privatePart = privatePart;
    this.macKey = macKey;
    this.publicKey = publicKey;
  }

  /**
   * Fresh material.
   *
   * @param keySize bytes of an HMAC key; of no meaning for the other kinds
   */
  public static Material fresh(KeyKind kind, int keySize) {
    return ofPrivate(kind, freshKey(kind, keySize));
  }

  private static byte[] freshKey(KeyKind kind, int keySize) {
    return switch (kind.algorithm()) {
      case Algorithm.Aead(var aead) -> Randomness.bytes(aead.keySize());
      case Algorithm.Mac() -> Randomness.bytes(MacKeySize.checked(keySize));
      case Algorithm.Ed25519() -> PrivateKeys.withPublicHalf(Ed25519.generateSeed());
      case Algorithm.Ecdsa(var nist) -> Ecdsa.generate(nist.curve());
      case Algorithm.Rsa(int bits) -> Rsa.generate(bits);
      case Algorithm.EcdsaSecp256k1() -> Secp256k1.generatePrivateKey();
      case Algorithm.Bip340() -> Secp256k1.generatePrivateKey();
    };
  }

  /**
   * Material around a private part, with a fresh key for HMACs.
   *
   * @param privatePart in stored form; zeroed
   * @throws CryptoException when it is not a key of the kind
   */
  public static Material ofPrivate(KeyKind kind, byte[] privatePart) {
    String publicKey = publicKey(kind, privatePart);
    return new Material(SecretBytes.take(privatePart), freshMacKey(kind), publicKey);
  }

  /** Material around a public key alone, with a fresh key for HMACs. */
  public static Material ofPublic(KeyKind kind, byte[] spki) {
    return new Material(null, freshMacKey(kind), PublicKeys.text(kind, spki));
  }

  /** Material as it was in a backup. Both arrays are zeroed. */
  public static Material restored(KeyKind kind, byte[] privatePart, byte @Nullable [] macKey) {
    String publicKey = publicKey(kind, privatePart);
    return new Material(SecretBytes.take(privatePart), secret(macKey), publicKey);
  }

  /** Material as it was in a backup, of a version without a private part. */
  public static Material restoredPublic(KeyKind kind, byte[] spki, byte @Nullable [] macKey) {
    return new Material(null, secret(macKey), PublicKeys.text(kind, spki));
  }

  private static String publicKey(KeyKind kind, byte[] privatePart) {
    return kind.signs() ? PublicKeys.text(kind, PrivateKeys.spki(kind, privatePart)) : "";
  }

  private static @Nullable SecretBytes secret(byte @Nullable [] bytes) {
    return bytes == null ? null : SecretBytes.take(bytes);
  }

  private static @Nullable SecretBytes freshMacKey(KeyKind kind) {
    return kind == KeyKind.HMAC ? null : SecretBytes.random(MAC_KEY_SIZE);
  }

  /** The private part; absent where only a public key was imported. */
  public Optional<SecretBytes> privatePart() {
    return Optional.ofNullable(privatePart);
  }

  /** The key for HMACs; absent for a kind that is one, and for keys older than HMACs. */
  public Optional<SecretBytes> macKey() {
    return Optional.ofNullable(macKey);
  }

  /** The public key as the API shows it; empty for symmetric keys. */
  public String publicKey() {
    return publicKey;
  }

  @Override
  public void close() {
    privatePart().ifPresent(SecretBytes::close);
    macKey().ifPresent(SecretBytes::close);
  }
}
