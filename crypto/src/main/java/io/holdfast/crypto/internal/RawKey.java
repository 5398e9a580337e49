package io.holdfast.crypto.internal;

import java.util.Arrays;
import java.util.concurrent.locks.StampedLock;
import javax.crypto.SecretKey;

/**
 * A symmetric key that can be erased, which {@code SecretKeySpec} cannot; it also accepts the empty
 * key that HMAC allows. A read that races with {@link #destroy} gets the whole key or an exception,
 * never a half-erased key that something would be encrypted with.
 */
public final class RawKey implements SecretKey {
  private final transient byte[] bytes;
  private final transient StampedLock lock = new StampedLock();
  private final String algorithm;

  /** Keeps a copy of {@code bytes}. */
  public RawKey(byte[] bytes, String algorithm) {
    this.bytes = bytes.clone();
    this.algorithm = algorithm;
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** A copy, which the caller erases. */
  @Override
  public byte[] getEncoded() {
    long stamp = lock.tryOptimisticRead();
    byte[] copy = bytes.clone();
    if (stamp == 0 || !lock.validate(stamp)) {
      Arrays.fill(copy, (byte) 0);
      throw new IllegalStateException(algorithm + " key was closed");
    }
    return copy;
  }

  @Override
  public void destroy() {
    // Never unlocked: no optimistic read succeeds from here on.
    if (lock.tryWriteLock() != 0) {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public boolean isDestroyed() {
    return lock.isWriteLocked();
  }

  @Override
  public String toString() {
    return "RawKey[" + algorithm + "]";
  }
}
