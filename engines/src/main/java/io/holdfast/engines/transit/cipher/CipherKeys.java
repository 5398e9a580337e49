package io.holdfast.engines.transit.cipher;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.KeyVersion;
import io.holdfast.engines.transit.keyring.PublicKeys;

/** Makes stored keys ready to encrypt or to decrypt. */
public final class CipherKeys {
  private CipherKeys() {}

  /** A key to encrypt with. An RSA key is made ready without its private half. */
  public static CipherKey toEncrypt(KeyStore store, KeyPolicy policy, int version) {
    return switch (policy.kind().algorithm()) {
      case Algorithm.Rsa r -> {
        KeyVersion facts = store.version(policy, version);
        yield new RsaCipherKey(
            Rsa.publicHalf(PublicKeys.spki(policy.kind(), facts.publicKey())), null);
      }
      case Algorithm.Aead(var aead) -> {
        checkConvergence(store.version(policy, version), policy);
        SecretBytes key = required(store, policy, version);
        if (policy.derivation().derived()) {
          yield new DerivedCipherKey(aead, policy.derivation(), key);
        }
        try (key) {
          yield new AeadCipherKey(aead, key);
        }
      }
      case Algorithm.Mac m -> throw unsupported(policy);
      case Algorithm.Ed25519 e -> throw unsupported(policy);
      case Algorithm.Ecdsa e -> throw unsupported(policy);
      case Algorithm.EcdsaSecp256k1 e -> throw unsupported(policy);
      case Algorithm.Bip340 b -> throw unsupported(policy);
    };
  }

  /** A key to decrypt with. */
  public static CipherKey toDecrypt(KeyStore store, KeyPolicy policy, int version) {
    if (!(policy.kind().algorithm() instanceof Algorithm.Rsa)) {
      return toEncrypt(store, policy, version);
    }
    if (!store.version(policy, version).hasPrivatePart()) {
      return toEncrypt(store, policy, version);
    }
    try (SecretBytes pkcs8 = required(store, policy, version)) {
      var key = pkcs8.use(Rsa::privateKey);
      return new RsaCipherKey(key.publicKey(), key);
    }
  }

  /** The refusal of a kind that does not encrypt. */
  public static Refusal.InvalidRequest unsupported(KeyPolicy policy) {
    return new Refusal.InvalidRequest(
        "message encryption and decryption not supported for key type " + policy.kind());
  }

  private static SecretBytes required(KeyStore store, KeyPolicy policy, int version) {
    return store
        .privatePart(policy, version)
        .orElseThrow(() -> new Refusal.InvalidRequest("no such key version"));
  }

  private static void checkConvergence(KeyVersion facts, KeyPolicy policy) {
    if (policy.derivation().convergent() && facts.convergentVersion() != KeyVersion.CONVERGENT) {
      throw new Refusal.InvalidRequest(
          "this key version uses version %d of convergent encryption, which is no longer safe to use"
              .formatted(facts.convergentVersion()));
    }
  }
}
