package io.holdfast.engines.transit.sign;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.util.function.Function;

/** Makes stored keys ready to sign or to verify. */
public final class SignatureKeys {
  private SignatureKeys() {}

  /** A key to sign with. */
  public static SigningKey toSign(KeyStore store, KeyPolicy policy, int version) {
    return switch (policy.kind().algorithm()) {
      case Algorithm.Ed25519() ->
          policy.derivation().derived()
              ? derived(store, policy, version)
              : from(store, policy, version, Ed25519Keys::signing);
      case Algorithm.Ecdsa e -> from(store, policy, version, EcdsaKeys::signing);
      case Algorithm.Rsa r -> from(store, policy, version, RsaKeys::signing);
      case Algorithm.EcdsaSecp256k1() -> Secp256k1Keys.ecdsa(required(store, policy, version));
      case Algorithm.Bip340() -> Secp256k1Keys.bip340(required(store, policy, version));
      case Algorithm.Aead a -> throw SignatureOptions.unsupported(policy.kind());
      case Algorithm.Mac m -> throw SignatureOptions.unsupported(policy.kind());
    };
  }

  /** A key to verify with. */
  public static VerifyingKey toVerify(KeyStore store, KeyPolicy policy, int version) {
    if (policy.derivation().derived()) {
      return derived(store, policy, version);
    }
    byte[] spki = PublicKeys.spki(policy.kind(), store.version(policy, version).publicKey());
    return switch (policy.kind().algorithm()) {
      case Algorithm.Ed25519() ->
          Ed25519Keys.verifying(io.holdfast.crypto.key.Ed25519Keys.publicKeyOf(spki));
      case Algorithm.Ecdsa e -> EcdsaKeys.verifying(spki);
      case Algorithm.Rsa r -> RsaKeys.verifying(spki);
      case Algorithm.EcdsaSecp256k1() -> Secp256k1Keys.verifyingEcdsa(EcKeys.pointOf(spki));
      case Algorithm.Bip340() -> Secp256k1Keys.verifyingBip340(PublicKeys.xOnly(spki));
      case Algorithm.Aead a -> throw SignatureOptions.unsupported(policy.kind());
      case Algorithm.Mac m -> throw SignatureOptions.unsupported(policy.kind());
    };
  }

  /** A derived Ed25519 key, which makes its public keys too. */
  public static DerivedEd25519Key derived(KeyStore store, KeyPolicy policy, int version) {
    return new DerivedEd25519Key(policy.derivation().kdf(), required(store, policy, version));
  }

  private static SigningKey from(
      KeyStore store, KeyPolicy policy, int version, Function<byte[], SigningKey> make) {
    try (SecretBytes secret = required(store, policy, version)) {
      return secret.use(make);
    }
  }

  private static SecretBytes required(KeyStore store, KeyPolicy policy, int version) {
    return store
        .privatePart(policy, version)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "requested version for signing does not contain a private part"));
  }
}
