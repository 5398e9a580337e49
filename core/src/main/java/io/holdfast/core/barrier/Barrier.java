package io.holdfast.core.barrier;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import io.holdfast.storage.WriteTx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The barrier over a store: closed until it is given the root key, then the way to every value.
 *
 * <p>A node notices that another rotated the keyring by meeting a term that it does not have: it
 * then reads the keyring within the same transaction.
 */
public final class Barrier {
  private final Storage storage;
  private final InstantSource clock;
  private volatile @Nullable Open open;

  public Barrier(Storage storage, InstantSource clock) {
    this.storage = storage;
    this.clock = clock;
  }

  public boolean isOpen() {
    return open != null;
  }

  /**
   * Writes the first keyring and, through it, the first contents, at initialisation.
   *
   * @return what the contents return
   */
  public <T> T initialise(WriteTx tx, SecretBytes rootKey, Function<BarrierTx, T> contents) {
    Instant now = clock.instant();
    KeyringDocument document = KeyringDocument.fresh(now);
    tx.put(Layout.KEYRING, Keyring.sealDocument(Layout.KEYRING, document, rootKey));
    Open founding = new Open(rootKey.copy(), Keyring.open(document, null));
    try {
      return contents.apply(new BarrierTx(tx, founding, now));
    } finally {
      founding.forget();
    }
  }

  /**
   * Opens the barrier.
   *
   * @param rootKey kept until {@link #close}; the barrier closes it
   * @throws BarrierException when the keyring is missing, damaged, or not of this root key
   */
  public void open(SecretBytes rootKey) {
    KeyringDocument document = storage.read(tx -> readKeyring(tx, rootKey));
    open = new Open(rootKey, Keyring.open(document, null));
  }

  private static KeyringDocument readKeyring(ReadTx tx, SecretBytes rootKey) {
    byte[] sealed = tx.get(Layout.KEYRING);
    if (sealed == null) {
      throw new BarrierException(
          "the keyring is missing from the storage at " + Layout.KEYRING + "; restore a snapshot");
    }
    return Keyring.openDocument(Layout.KEYRING, sealed, rootKey);
  }

  /** Forgets the keys. */
  public void close() {
    Open was = open;
    open = null;
    if (was != null) {
      was.forget();
    }
  }

  /**
   * Runs a transaction through the barrier; it may run more than once.
   *
   * @throws Refusal.Sealed when the barrier is closed
   */
  public <T> T transact(Function<BarrierTx, T> work) {
    Open current = open;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    current.budget.ensure();
    Instant now = clock.instant();
    return storage.write(tx -> work.apply(new BarrierTx(tx, current, now)));
  }

  /** Installs a new key term; values written from now on are sealed under it. */
  public int rotate() {
    Open current = open;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    return current.rotate();
  }

  /** The keyring's public facts. */
  public KeyringDocument keyring() {
    Open current = open;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    return current.keyring.document();
  }

  /** How many encryptions the active term has been reserved for. */
  public long encryptions() {
    Open current = open;
    return current == null ? 0 : current.budget.reserved();
  }

  /** When keys rotate by themselves. */
  public RotationConfig rotation(BarrierTx tx) {
    return tx.view("").get(Layout.ROTATION, RotationConfig.class).orElse(RotationConfig.DEFAULTS);
  }

  /** Sets when keys rotate by themselves. */
  public void rotation(BarrierTx tx, RotationConfig config) {
    tx.view("").put(Layout.ROTATION, config);
  }

  /** Rotates the active key when it is due; housekeeping asks now and then. */
  public boolean rotateIfDue() {
    RotationConfig config = transact(this::rotation);
    Open current = open;
    if (current == null) {
      return false;
    }
    current.budget.limit(config.maxOperations());
    Instant due = current.keyring.document().installed().plus(config.interval());
    if (!config.enabled() || config.interval().isZero() || due.isAfter(clock.instant())) {
      return false;
    }
    var _ = current.rotate();
    return true;
  }

  /** Gives a short-lived copy of the root key to work that wraps it anew; the caller closes it. */
  public SecretBytes rootKey() {
    Open current = open;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    return current.rootKey.copy();
  }

  /** An open barrier: the root key and the keys in use. */
  final class Open {
    private final SecretBytes rootKey;
    private final EncryptionBudget budget;
    private volatile Keyring keyring;

    Open(SecretBytes rootKey, Keyring keyring) {
      this.rootKey = rootKey;
      this.keyring = keyring;
      this.budget = new EncryptionBudget(storage, () -> this.keyring.activeTerm(), this::rotate);
    }

    byte[] seal(String key, byte[] value) {
      budget.spend();
      return keyring.seal(key, value);
    }

    /** The keyring that opens a value, read anew within the transaction if the term is unknown. */
    Keyring keyringFor(byte[] sealed, ReadTx tx) {
      Keyring current = keyring;
      if (!current.opens(sealed)) {
        current = Keyring.open(readKeyring(tx, rootKey), current);
        keyring = current;
      }
      return current;
    }

    int rotate() {
      KeyringDocument rotated =
          storage.write(tx -> {
            KeyringDocument next = readKeyring(tx, rootKey).rotated(clock.instant());
            tx.put(Layout.KEYRING, Keyring.sealDocument(Layout.KEYRING, next, rootKey));
            return next;
          });
      keyring = Keyring.open(rotated, keyring);
      budget.restart();
      return rotated.activeTerm();
    }

    void forget() {
      keyring.close();
      rootKey.close();
    }
  }
}
