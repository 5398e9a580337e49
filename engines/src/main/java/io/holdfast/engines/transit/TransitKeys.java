package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.engines.transit.cipher.CipherKey;
import io.holdfast.engines.transit.cipher.CipherKeys;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.PolicyCache;
import io.holdfast.engines.transit.keyring.Rotation;
import io.holdfast.engines.transit.prepared.KeyCache;
import io.holdfast.engines.transit.sign.MacKey;
import io.holdfast.engines.transit.sign.SignatureKeys;
import io.holdfast.engines.transit.sign.SigningKey;
import io.holdfast.engines.transit.sign.VerifyingKey;

/** The keys of all transit mounts: those stored, and those made ready for use. */
final class TransitKeys {
  /** Prepared keys of each use; one has some hundred bytes, an RSA key some thousand. */
  private static final int MOST_PREPARED = 5_000;

  private final PolicyCache policies = new PolicyCache();
  private final Rotation rotation = new Rotation();
  private final KeyCache<CipherKey> encrypting =
      new KeyCache<>(MOST_PREPARED, CipherKeys::toEncrypt);
  private final KeyCache<CipherKey> rsaDecrypting =
      new KeyCache<>(MOST_PREPARED, CipherKeys::toDecrypt);
  private final KeyCache<SigningKey> signing = new KeyCache<>(MOST_PREPARED, SignatureKeys::toSign);
  private final KeyCache<VerifyingKey> verifying =
      new KeyCache<>(MOST_PREPARED, SignatureKeys::toVerify);
  private final KeyCache<MacKey> macs = new KeyCache<>(MOST_PREPARED, MacKey::of);

  /** The keys of the mount that a call came through. */
  KeyStore store(Call call) {
    return KeyStore.of(call, policies);
  }

  /**
   * The key that the path names, for a use of its latest version: rotated first if that is due.
   *
   * @throws Refusal.InvalidRequest when there is none, or it is soft-deleted
   */
  KeyPolicy current(Call call, KeyStore store) {
    return rotation.upToDate(store, existing(call, store), call.now());
  }

  /**
   * The key that the path names, for a use of a version that was used before.
   *
   * @throws Refusal.InvalidRequest when there is none, or it is soft-deleted
   */
  KeyPolicy existing(Call call, KeyStore store) {
    return store.require(call.get(Fields.NAME)).requireUsable();
  }

  /** The same key, rotated first if that is due. */
  KeyPolicy upToDate(Call call, KeyStore store, KeyPolicy policy) {
    return rotation.upToDate(store, policy, call.now());
  }

  /** Keys that encrypt. */
  KeyCache<CipherKey> encrypting() {
    return encrypting;
  }

  /** Keys that decrypt; a symmetric one does both, an RSA key is prepared twice. */
  KeyCache<CipherKey> decrypting(KeyPolicy policy) {
    return policy.kind().algorithm() instanceof Algorithm.Rsa ? rsaDecrypting : encrypting;
  }

  KeyCache<SigningKey> signing() {
    return signing;
  }

  KeyCache<VerifyingKey> verifying() {
    return verifying;
  }

  KeyCache<MacKey> macs() {
    return macs;
  }

  /**
   * Erases what was prepared of versions that are being deleted. Where the deletion is undone, they
   * are prepared anew.
   */
  void drop(KeyStore store, KeyPolicy policy, int from, int to) {
    encrypting.drop(store, policy, from, to);
    rsaDecrypting.drop(store, policy, from, to);
    signing.drop(store, policy, from, to);
    verifying.drop(store, policy, from, to);
    macs.drop(store, policy, from, to);
  }

  /** Erases every prepared key. */
  void forget() {
    encrypting.clear();
    rsaDecrypting.clear();
    signing.clear();
    verifying.clear();
    macs.clear();
    policies.clear();
  }
}
