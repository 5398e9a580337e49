package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * New versions of keys, by request and by {@code auto_rotate_period}.
 *
 * <p>A key whose period is over is rotated by the first request that would use its latest version,
 * within that request's transaction. So no timer runs over all keys, any node does it, and a key
 * that nobody uses costs nothing.
 */
public final class Rotation {
  /** Making an RSA key takes a second: one request makes it, the others keep the old version. */
  private final ReentrantLock slowly = new ReentrantLock();

  /** The key with a new version, in the store too. */
  public static KeyPolicy rotate(KeyStore store, KeyPolicy policy, Material fresh, Instant now) {
    var _ = policy.requireUsable();
    if (policy.origin().imported() && !policy.origin().rotatable()) {
      throw new Refusal.InvalidRequest(
          "imported key "
              + policy.name()
              + " does not allow rotation; import a version, or import it with allow_rotation");
    }
    KeyPolicy ours =
        policy.with(draft -> draft.origin = new Origin(false, draft.origin.rotatable()));
    return store.append(ours, fresh, now);
  }

  /** The key, rotated first if that is due. */
  public KeyPolicy upToDate(KeyStore store, KeyPolicy policy, Instant now) {
    if (!policy.isDue(now)) {
      return policy;
    }
    if (!policy.kind().isSlowToMake()) {
      return rotateNow(store, policy, now);
    }
    if (!slowly.tryLock()) {
      return policy;
    }
    try {
      return rotateNow(store, policy, now);
    } finally {
      slowly.unlock();
    }
  }

  private static KeyPolicy rotateNow(KeyStore store, KeyPolicy policy, Instant now) {
    try (Material fresh = Material.fresh(policy.kind(), policy.keySize())) {
      return rotate(store, policy, fresh, now);
    }
  }
}
