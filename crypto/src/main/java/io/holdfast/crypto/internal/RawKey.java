package io.holdfast.crypto.internal;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A symmetric key that can be erased, which {@code SecretKeySpec} cannot; it also accepts the empty
 * key that HMAC allows.
 */
public final class RawKey implements SecretKey {
  private final transient byte[] bytes;
  private final String algorithm;
  private boolean destroyed;

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

  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("key was destroyed");
    }
    return bytes.clone();
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "RawKey[" + algorithm + "]";
  }
}
