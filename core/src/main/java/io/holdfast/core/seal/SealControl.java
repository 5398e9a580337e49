package io.holdfast.core.seal;

import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.Storage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Initialises, unseals and seals; one attempt at a time. */
public final class SealControl {
  private static final int KEY_BYTES = 32;

  private final Storage storage;
  private final Barrier barrier;
  private final Seal seal;
  private final WrappedRootKey wrappedRootKey;
  private final ReentrantLock lock = new ReentrantLock();
  private final UnsealProgress progress = new UnsealProgress();
  private volatile boolean sealing;

  /** The shares of a new server's unseal key, or of its recovery key. */
  public record Initialised<T>(List<byte[]> shares, boolean recovery, T contents) {}

  /** Where unsealing stands. */
  public record Status(
      String type,
      boolean initialised,
      boolean sealed,
      int threshold,
      int shares,
      int progress,
      String nonce,
      boolean recovery,
      String clusterName,
      String clusterId) {}

  public SealControl(Storage storage, Barrier barrier, Seal seal) {
    this.storage = storage;
    this.barrier = barrier;
    this.seal = seal;
    this.wrappedRootKey = new WrappedRootKey(storage);
  }

  public boolean isAutomatic() {
    return seal.isAutomatic();
  }

  public boolean isInitialised() {
    return config().isPresent();
  }

  /**
   * Checks that there is no server yet.
   *
   * @throws Refusal.InvalidRequest when there is
   */
  public void requireNew() {
    if (isInitialised()) {
      throw new Refusal.InvalidRequest("Vault is already initialized");
    }
  }

  /** Read anew each time: a rekeying, here or on another node, changes it. */
  private Optional<SealConfig> config() {
    return SealConfig.read(storage);
  }

  public Status status() {
    Optional<SealConfig> known = config();
    lock.lock();
    try {
      return new Status(
          seal.type(),
          known.isPresent(),
          sealing || !barrier.isOpen(),
          known.map(SealConfig::threshold).orElse(0),
          known.map(SealConfig::shares).orElse(0),
          progress.count(),
          progress.nonce(),
          seal.isAutomatic(),
          known.map(SealConfig::clusterName).orElse(""),
          known.map(SealConfig::clusterId).orElse(""));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes the root key, the keyring, the shares and the first contents in one transaction, and
   * opens the barrier.
   *
   * @throws Refusal.InvalidRequest when there is a server already
   */
  public <T> Initialised<T> initialise(
      ShareCounts counts, String clusterName, Function<BarrierTx, T> contents) {
    lock.lock();
    try (SecretBytes rootKey = SecretBytes.random(KEY_BYTES);
        SecretBytes shared = SecretBytes.random(KEY_BYTES);
        SecretBytes wrappingKey = seal.ownKey().orElseGet(shared::copy)) {
      String name =
          clusterName.isEmpty()
              ? "vault-cluster-" + Randomness.uuid().toString().substring(0, 8)
              : clusterName;
      SealConfig fresh =
          new SealConfig(
              seal.type(), counts.shares(), counts.threshold(), name, Randomness.uuid().toString());
      T first =
          storage.write(tx -> {
            if (tx.get(Layout.SEAL_CONFIG) != null) {
              throw new Refusal.InvalidRequest("Vault is already initialized");
            }
            tx.put(Layout.SEAL_CONFIG, Json.write(fresh));
            WrappedRootKey.put(tx, wrappingKey, rootKey);
            return barrier.initialise(
                tx,
                rootKey,
                inside -> {
                  if (seal.isAutomatic()) {
                    // Its shares prove later that their holders agree (to make a root token).
                    inside.view("").putSecret(Layout.RECOVERY_KEY, shared);
                  }
                  return contents.apply(inside);
                });
          });
      barrier.open(rootKey.copy());
      return new Initialised<>(counts.split(shared), seal.isAutomatic(), first);
    } finally {
      lock.unlock();
    }
  }

  /** What a share did. */
  public enum Step {
    /** More are needed. */
    WAITING,
    /** It was given before; nothing changed. */
    REPEATED,
    /** The barrier is open. */
    UNSEALED
  }

  /**
   * Takes one share towards unsealing.
   *
   * @throws Refusal.InvalidRequest when the share is of the wrong length, or the threshold is
   *     reached and the set is wrong: the progress is then reset
   */
  public Step unseal(byte[] share) {
    SealConfig known =
        config().orElseThrow(() -> new Refusal.InvalidRequest("Vault is not initialized"));
    lock.lock();
    try {
      if (barrier.isOpen()) {
        return Step.UNSEALED;
      }
      int wanted = known.shares() == 1 ? KEY_BYTES : KEY_BYTES + 1;
      if (share.length != wanted) {
        throw new Refusal.InvalidRequest(
            "key is " + share.length + " bytes long; a share of this server has " + wanted);
      }
      if (!progress.add(share)) {
        return Step.REPEATED;
      }
      if (progress.count() < known.threshold()) {
        return Step.WAITING;
      }
      try (SecretBytes key = progress.combine()) {
        openWith(key, "Unseal failed, invalid key: this set of shares is wrong; begin anew");
      }
      return Step.UNSEALED;
    } finally {
      Arrays.fill(share, (byte) 0);
      lock.unlock();
    }
  }

  /**
   * Unseals with the seal's own key, where it has one.
   *
   * @return whether the barrier is open now
   */
  public boolean unsealAutomatically() {
    Optional<SecretBytes> own = seal.ownKey();
    if (own.isEmpty() || !isInitialised()) {
      return false;
    }
    lock.lock();
    try (SecretBytes key = own.get()) {
      if (barrier.isOpen()) {
        return true;
      }
      seal.previousKey()
          .ifPresent(previous -> {
            try (previous) {
              wrappedRootKey.rewrap(previous, key);
            }
          });
      openWith(
          key,
          "the configured " + seal.type() + " seal's key does not open this server's root key");
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void openWith(SecretBytes wrappingKey, String otherwise) {
    SecretBytes rootKey =
        wrappedRootKey.open(wrappingKey).orElseThrow(() -> new Refusal.InvalidRequest(otherwise));
    try {
      barrier.open(rootKey);
    } catch (RuntimeException e) {
      rootKey.close();
      throw e instanceof BarrierException damaged ? new Refusal.Internal(damaged.reason()) : e;
    }
  }

  /** Forgets the shares given so far. */
  public void reset() {
    lock.lock();
    try {
      progress.reset();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the server is being sealed: from now on it shows as sealed. */
  public void begin() {
    sealing = true;
  }

  /** Closes the barrier. */
  public void seal() {
    lock.lock();
    try {
      progress.reset();
      barrier.close();
      sealing = false;
    } finally {
      lock.unlock();
    }
  }
}
