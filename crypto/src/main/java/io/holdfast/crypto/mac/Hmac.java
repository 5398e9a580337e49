package io.holdfast.crypto.mac;

import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.internal.Pool;
import io.holdfast.crypto.internal.RawKey;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * HMAC (RFC 2104) over any {@link HashAlgorithm}, bound to a key, with keyed instances at the
 * ready. Safe for use by many threads.
 */
public final class Hmac implements AutoCloseable {
  private final HashAlgorithm hash;
  private final RawKey key;
  private final Pool<Mac> pool = new Pool<>(this::newMac);
  private volatile boolean closed;

  /** Copies the key, which may have any size. */
  public Hmac(HashAlgorithm hash, byte[] key) {
    this.hash = hash;
    this.key = new RawKey(key, hash.hmacName());
  }

  /** The HMAC of {@code data}, one message at a time. */
  public static byte[] mac(HashAlgorithm hash, byte[] key, byte[] data) {
    try (Hmac hmac = new Hmac(hash, key)) {
      return hmac.newMac().doFinal(data);
    }
  }

  /** The HMAC of {@code data}. */
  public byte[] mac(byte[] data) {
    if (closed) {
      throw new IllegalStateException("HMAC key was closed");
    }
    Mac mac = pool.take();
    byte[] result = mac.doFinal(data);
    pool.giveBack(mac);
    return result;
  }

  /** The HMAC of {@code data} in lower-case hex. */
  public String hex(byte[] data) {
    return HexFormat.of().formatHex(mac(data));
  }

  /** Whether {@code tag} is the whole HMAC of {@code data}, in constant time. */
  public boolean verify(byte[] data, byte[] tag) {
    return ConstantTime.equal(mac(data), tag);
  }

  /** Erases the key. Uses after it are an {@link IllegalStateException}. */
  @Override
  public void close() {
    closed = true;
    key.destroy();
    pool.clear();
  }

  @Override
  public String toString() {
    return "Hmac[" + hash.vaultName() + "]";
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(hash.hmacName());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new CryptoException("this Java runtime has no " + hash.hmacName(), e);
    }
  }
}
