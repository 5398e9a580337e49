package io.holdfast.core.seal;

import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.Storage;
import java.util.Optional;

/**
 * Those who hold the shares of a server that is unsealed: whether a key is theirs, and the change
 * to another key. An automatic seal's holders have shares of the recovery key.
 */
final class Holders {
  private final Storage storage;
  private final Barrier barrier;
  private final Seal seal;

  Holders(Storage storage, Barrier barrier, Seal seal) {
    this.storage = storage;
    this.barrier = barrier;
    this.seal = seal;
  }

  boolean haveRecoveryKey() {
    return seal.isAutomatic();
  }

  /** How many shares make their key. */
  int threshold() {
    return SealConfig.read(storage).map(SealConfig::threshold).orElse(0);
  }

  /** The same within a transaction. */
  int threshold(BarrierTx tx) {
    return config(tx).threshold();
  }

  /** Whether a key that shares made is the one they hold. */
  boolean have(SecretBytes key) {
    if (haveRecoveryKey()) {
      Optional<SecretBytes> own =
          barrier.transact(tx -> tx.view("").getSecret(Layout.RECOVERY_KEY));
      try (SecretBytes known =
          own.orElseThrow(() ->
              new Refusal.Internal("the recovery key is missing at " + Layout.RECOVERY_KEY))) {
        return known.sameAs(key);
      }
    }
    Optional<SecretBytes> rootKey = new WrappedRootKey(storage).open(key);
    rootKey.ifPresent(SecretBytes::close);
    return rootKey.isPresent();
  }

  /**
   * Gives them another unseal key, under which there is another root key.
   *
   * @param fresh the key whose shares they get; of an automatic seal nobody gets shares, and its
   *     own key goes on
   */
  void changeBarrierKey(BarrierTx tx, SecretBytes fresh, ShareCounts counts) {
    if (seal.isAutomatic()) {
      changeRootKey(tx);
      return;
    }
    changeRootKey(tx, fresh);
    tx.putClear(Layout.SEAL_CONFIG, Json.write(config(tx).with(counts)));
  }

  /**
   * Makes another root key under the key of an automatic seal.
   *
   * @throws IllegalStateException when the seal has no key of its own
   */
  void changeRootKey(BarrierTx tx) {
    try (SecretBytes own =
        seal.ownKey().orElseThrow(() -> new IllegalStateException("the seal has no key"))) {
      changeRootKey(tx, own);
    }
  }

  private void changeRootKey(BarrierTx tx, SecretBytes wrappingKey) {
    try (SecretBytes rootKey = SecretBytes.random(WrappedRootKey.KEY_BYTES)) {
      barrier.changeRootKey(tx, rootKey);
      tx.putClear(Layout.ROOT_KEY, WrappedRootKey.wrap(wrappingKey, rootKey));
    }
  }

  /** Gives them another recovery key. */
  void changeRecoveryKey(BarrierTx tx, SecretBytes fresh, ShareCounts counts) {
    tx.view("").putSecret(Layout.RECOVERY_KEY, fresh);
    tx.putClear(Layout.SEAL_CONFIG, Json.write(config(tx).with(counts)));
  }

  private static SealConfig config(BarrierTx tx) {
    byte[] stored = tx.sealed(Layout.SEAL_CONFIG);
    if (stored == null) {
      throw new Refusal.Internal("the seal's configuration is missing at " + Layout.SEAL_CONFIG);
    }
    return Json.read(stored, SealConfig.class);
  }
}
