package io.holdfast.core.barrier;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** An open barrier: the root key and the data keys in use, until they are forgotten. */
final class OpenBarrier {
  private final Storage storage;
  private final InstantSource clock;
  private final SecretBytes rootKey;
  private final EncryptionBudget budget;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Keyring keyring;
  private volatile boolean forgotten;

  /**
   * @param rootKey closed when the barrier is
   */
  OpenBarrier(Storage storage, InstantSource clock, SecretBytes rootKey, byte[] storedKeyring) {
    this.storage = storage;
    this.clock = clock;
    this.rootKey = rootKey;
    try (KeyringDocument document = StoredKeyring.open(storedKeyring, rootKey)) {
      this.keyring = Keyring.of(document, storedKeyring, null);
    }
    this.budget =
        new EncryptionBudget(
            storage,
            () -> keyring.activeTerm(),
            term -> {
              var _ = rotate(OptionalInt.of(term));
            });
  }

  EncryptionBudget budget() {
    return budget;
  }

  Keyring keyring() {
    return keyring;
  }

  boolean isForgotten() {
    return forgotten;
  }

  /** The keyring that opens a value, read anew within the transaction if the term is unknown. */
  Keyring keyringFor(byte[] sealed, ReadTx tx) {
    Keyring current = keyring;
    return current.opens(sealed) ? current : newest(tx);
  }

  /** The keyring as of a transaction's snapshot, or a newer one. */
  Keyring newest(ReadTx tx) {
    byte[] stored = StoredKeyring.read(tx);
    return keyring.isOf(stored) ? keyring : adopt(stored);
  }

  private Keyring adopt(byte[] stored) {
    changing.lock();
    try {
      if (forgotten) {
        throw new Refusal.Sealed();
      }
      try (KeyringDocument document = StoredKeyring.open(stored, rootKey)) {
        // A transaction that began earlier may bring an older one.
        if (document.activeTerm() > keyring.activeTerm()) {
          keyring = Keyring.of(document, stored, keyring);
        }
        return keyring;
      }
    } finally {
      changing.unlock();
    }
  }

  /**
   * Installs a new key term.
   *
   * @param instead the term to replace; when another one is active, it was replaced already
   * @return the term that is active then
   */
  int rotate(OptionalInt instead) {
    byte[] stored =
        storage.write(tx -> {
          byte[] before = StoredKeyring.read(tx);
          try (KeyringDocument now = StoredKeyring.open(before, rootKey)) {
            if (instead.isPresent() && instead.getAsInt() != now.activeTerm()) {
              return before;
            }
            try (KeyringDocument next = now.rotated(clock.instant())) {
              byte[] sealed = StoredKeyring.seal(next, rootKey);
              tx.put(Layout.KEYRING, sealed);
              return sealed;
            }
          }
        });
    return adopt(stored).activeTerm();
  }

  void forget() {
    changing.lock();
    try {
      forgotten = true;
      keyring.close();
      rootKey.close();
    } finally {
      changing.unlock();
    }
  }
}
