package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.aead.AeadAlgorithm;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.engines.transit.exchange.WrappedKey;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.MacKeySize;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.PrivateKeys;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.util.Arrays;
import java.util.List;

/** The key material that a client brings: wrapped, or a public key. */
final class Imported {
  static final Field<String> CIPHERTEXT =
      Field.string(
              "ciphertext",
              "The key, in base64: an ephemeral AES-256 key under RSA-OAEP for wrapping_key, followed by"
                  + " the key under that one with AES-KWP. Symmetric keys are raw, others PKCS#8 DER.")
          .sensitive();
  private static final Field<String> PUBLIC_KEY =
      Field.string(
          "public_key", "A public key as PEM, to import no private part. Without ciphertext.");
  private static final Field<String> HASH_FUNCTION =
      Field.string("hash_function", "Of OAEP: SHA1, SHA224, SHA256, SHA384 or SHA512.")
          .withDefault("SHA256");

  static final List<Field<?>> FIELDS = List.of(CIPHERTEXT, PUBLIC_KEY, HASH_FUNCTION);

  private Imported() {}

  /**
   * Reads the material of a request; the caller closes it.
   *
   * @throws Refusal.InvalidRequest when there is none, or it is not of this kind
   */
  static Material read(Call call, KeyKind kind, boolean derived) {
    return Checked.of(
        () -> call.has(CIPHERTEXT) ? unwrapped(call, kind) : publicKey(call, kind, derived));
  }

  private static Material unwrapped(Call call, KeyKind kind) {
    HashAlgorithm hash = WrappedKey.hash(call.get(HASH_FUNCTION));
    byte[] wrapped = Base64Text.decode(CIPHERTEXT.name(), call.get(CIPHERTEXT));
    byte[] key;
    try (RsaPrivateKey wrappingKey = WrappingKey.privateKey(call)) {
      key = WrappedKey.unwrap(wrappingKey, hash, wrapped);
    }
    try {
      return Material.ofPrivate(kind, stored(kind, key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] stored(KeyKind kind, byte[] key) {
    return switch (kind.algorithm()) {
      case Algorithm.Aead(var aead) -> sized(aead, key);
      case Algorithm.Mac() -> {
        var _ = MacKeySize.checked(key.length);
        yield key.clone();
      }
      case Algorithm.Ed25519 e -> PrivateKeys.fromPkcs8(kind, key);
      case Algorithm.Ecdsa e -> PrivateKeys.fromPkcs8(kind, key);
      case Algorithm.Rsa r -> PrivateKeys.fromPkcs8(kind, key);
      case Algorithm.EcdsaSecp256k1 e -> PrivateKeys.fromPkcs8(kind, key);
      case Algorithm.Bip340 b -> PrivateKeys.fromPkcs8(kind, key);
    };
  }

  private static byte[] sized(AeadAlgorithm aead, byte[] key) {
    if (key.length != aead.keySize()) {
      throw new CryptoException(
          "invalid key size %d bytes: %s takes %d".formatted(key.length, aead, aead.keySize()));
    }
    return key.clone();
  }

  private static Material publicKey(Call call, KeyKind kind, boolean derived) {
    if (!kind.signs()) {
      throw new Refusal.InvalidRequest(
          "a key of type " + kind + " is imported by ciphertext: it has no public key");
    }
    if (derived) {
      throw new Refusal.InvalidRequest(
          "a derived key cannot be imported by its public key: it has one for each context");
    }
    if (call.get(PUBLIC_KEY).isEmpty()) {
      throw new Refusal.InvalidRequest("missing ciphertext, or public_key to import that alone");
    }
    return Material.ofPublic(kind, PublicKeys.imported(kind, call.get(PUBLIC_KEY)));
  }
}
