package io.holdfast.core.barrier;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import java.time.InstantSource;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An open barrier: the root key and the data keys in use, until they are forgotten.
 *
 * <p>A root key that was replaced, here or by another node, is noticed when it does not open the
 * keyring any more: its successor lies behind the barrier. The earlier ones are kept for
 * transactions whose snapshot is older.
 */
final class OpenBarrier {
  private final Storage storage;
  private final InstantSource clock;
  private final Deque<SecretBytes> rootKeys = new ConcurrentLinkedDeque<>();
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
    try (KeyringDocument document = StoredKeyring.open(storedKeyring, rootKey)) {
      this.keyring = Keyring.of(document, storedKeyring, null);
    }
    this.rootKeys.add(rootKey);
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
    return keyring.isOf(stored) ? keyring : adopt(stored, tx);
  }

  private Keyring adopt(byte[] stored, ReadTx tx) {
    changing.lock();
    try {
      if (forgotten) {
        throw new Refusal.Sealed();
      }
      try (KeyringDocument document = document(stored, tx)) {
        // A transaction that began earlier may bring an older one.
        if (document.activeTerm() >= keyring.activeTerm()) {
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
    storage.update(tx -> {
      try (KeyringDocument now = document(StoredKeyring.read(tx), tx)) {
        if (instead.isPresent() && instead.getAsInt() != now.activeTerm()) {
          return;
        }
        try (KeyringDocument next = now.rotated(clock.instant())) {
          tx.put(Layout.KEYRING, StoredKeyring.seal(next, rootKeys.getFirst()));
        }
      }
    });
    return storage.read(this::newest).activeTerm();
  }

  /** Encrypts the keyring under another root key, in a transaction. */
  void changeRootKey(BarrierTx tx, SecretBytes next) {
    byte[] stored = StoredKeyring.read(tx.raw());
    try (KeyringDocument document = document(stored, tx.raw())) {
      tx.putClear(Layout.KEYRING, StoredKeyring.seal(document, next));
    }
    next.with(bytes -> tx.put(Layout.ROOT_KEY_WITHIN, bytes));
  }

  /** Opens a stored keyring; {@code tx} sees it with the root key of the same time. */
  private KeyringDocument document(byte[] stored, ReadTx tx) {
    BarrierException wrong = null;
    for (SecretBytes rootKey : rootKeys) {
      try {
        return StoredKeyring.open(stored, rootKey);
      } catch (BarrierException e) {
        wrong = e;
      }
    }
    byte[] successor = tx.get(Layout.ROOT_KEY_WITHIN);
    if (successor == null || !keyring.opens(successor)) {
      throw wrong == null ? new Refusal.Sealed() : wrong;
    }
    SecretBytes rootKey = SecretBytes.take(keyring.open(Layout.ROOT_KEY_WITHIN, successor));
    try {
      KeyringDocument document = StoredKeyring.open(stored, rootKey);
      rootKeys.addFirst(rootKey);
      return document;
    } catch (BarrierException e) {
      rootKey.close();
      throw e;
    }
  }

  void forget() {
    changing.lock();
    try {
      forgotten = true;
      keyring.close();
      rootKeys.forEach(SecretBytes::close);
      rootKeys.clear();
    } finally {
      changing.unlock();
    }
  }
}
