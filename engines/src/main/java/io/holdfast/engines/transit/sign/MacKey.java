package io.holdfast.engines.transit.sign;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.prepared.PreparedKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A key for HMACs with any hash; what a hash needs is made ready on its first use. */
public final class MacKey implements PreparedKey {
  private final SecretBytes key;
  private final ConcurrentMap<HashAlgorithm, Hmac> byHash = new ConcurrentHashMap<>();

  private MacKey(SecretBytes key) {
    this.key = key;
  }

  /** The key for HMACs of a version. */
  public static MacKey of(KeyStore store, KeyPolicy policy, int version) {
    return new MacKey(
        store
            .macKey(policy, version)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("no HMAC key exists for that key version")));
  }

  /** The HMAC of {@code data}. */
  public byte[] mac(HashAlgorithm hash, byte[] data) {
    return with(hash).mac(data);
  }

  /** Whether {@code tag} is the HMAC of {@code data}, in constant time. */
  public boolean verify(HashAlgorithm hash, byte[] data, byte[] tag) {
    return with(hash).verify(data, tag);
  }

  private Hmac with(HashAlgorithm hash) {
    return byHash.computeIfAbsent(hash, made -> key.use(bytes -> new Hmac(made, bytes)));
  }

  @Override
  public void close() {
    key.close();
    byHash.values().forEach(Hmac::close);
  }
}
