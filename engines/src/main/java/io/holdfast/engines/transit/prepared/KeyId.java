package io.holdfast.engines.transit.prepared;

import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;

/**
 * Which key a prepared one was made of. The material's id is random and changes with the material:
 * a key that was rotated, restored, or deleted and made anew has another id, so that what was
 * prepared before is never met again.
 */
record KeyId(String mount, String name, int version, String materialId) {
  static KeyId of(KeyStore store, KeyPolicy policy, int version) {
    return new KeyId(store.mount(), policy.name(), version, policy.materialId());
  }
}
