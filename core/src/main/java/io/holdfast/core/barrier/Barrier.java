package io.holdfast.core.barrier;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.Storage;
import io.holdfast.storage.WriteTx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
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
  private volatile @Nullable OpenBarrier open;

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
    try (KeyringDocument document = KeyringDocument.fresh(now)) {
      byte[] stored = StoredKeyring.seal(document, rootKey);
      tx.put(Layout.KEYRING, stored);
      OpenBarrier founding = new OpenBarrier(storage, clock, rootKey.copy(), stored);
      try {
        var spent = new EncryptionBudget.Reservation(document.activeTerm());
        T made = contents.apply(new BarrierTx(tx, founding, spent, now));
        var _ = EncryptionBudget.add(tx, spent.term(), spent.owed());
        return made;
      } finally {
        founding.forget();
      }
    }
  }

  /**
   * Opens the barrier.
   *
   * @param rootKey kept until {@link #close}; the barrier closes it, unless it does not open
   * @throws BarrierException when the keyring is missing, damaged, or not of this root key
   */
  public void open(SecretBytes rootKey) {
    byte[] stored = storage.read(StoredKeyring::read);
    OpenBarrier fresh = new OpenBarrier(storage, clock, rootKey, stored);
    close();
    open = fresh;
  }

  /** Forgets the keys. What is at work with them fails as sealed. */
  public void close() {
    OpenBarrier was = open;
    open = null;
    if (was != null) {
      was.forget();
    }
  }

  private OpenBarrier opened() {
    OpenBarrier current = open;
    if (current == null) {
      throw new Refusal.Sealed();
    }
    return current;
  }

  /**
   * Runs a transaction through the barrier; it may run more than once.
   *
   * @throws Refusal.Sealed when the barrier is closed, or is closed meanwhile
   */
  public <T> T transact(Function<BarrierTx, T> work) {
    OpenBarrier current = opened();
    try {
      EncryptionBudget.Reservation reserved = current.budget().ensure();
      Instant now = clock.instant();
      return storage.write(tx -> work.apply(new BarrierTx(tx, current, reserved, now)));
    } catch (IllegalStateException e) {
      // A key that was erased under the work's hands.
      if (current.isForgotten()) {
        throw new Refusal.Sealed();
      }
      throw e;
    }
  }

  /** Installs a new key term; values written from now on are sealed under it. */
  public int rotate() {
    return opened().rotate(OptionalInt.empty());
  }

  /**
   * Encrypts the keyring under another root key, which is this node's and every other's from the
   * transaction's commit on.
   */
  public void changeRootKey(BarrierTx tx, SecretBytes next) {
    opened().changeRootKey(tx, next);
  }

  /** The active key as of a transaction's snapshot. */
  public KeyStatus keyStatus(BarrierTx tx) {
    OpenBarrier current = opened();
    Keyring keyring = current.newest(tx.raw());
    int term = keyring.activeTerm();
    return new KeyStatus(term, keyring.installed(), current.budget().made(tx, term));
  }

  /** When keys rotate by themselves. */
  public RotationConfig rotation(BarrierTx tx) {
    return tx.view("").get(Layout.ROTATION, RotationConfig.class).orElse(RotationConfig.DEFAULTS);
  }

  /** Sets when keys rotate by themselves. */
  public void rotation(BarrierTx tx, RotationConfig config) {
    tx.view("").put(Layout.ROTATION, config);
  }

  /** Rotates the active key when its time is over; housekeeping asks now and then. */
  public boolean rotateIfDue() {
    OpenBarrier current = opened();
    RotationConfig config =
        transact(tx -> {
          var _ = current.newest(tx.raw());
          return rotation(tx);
        });
    current.budget().limit(config.maxOperations());
    Keyring keyring = current.keyring();
    Instant due = keyring.installed().plus(config.interval());
    if (!config.enabled() || config.interval().isZero() || due.isAfter(clock.instant())) {
      return false;
    }
    return current.rotate(OptionalInt.of(keyring.activeTerm())) > keyring.activeTerm();
  }
}
