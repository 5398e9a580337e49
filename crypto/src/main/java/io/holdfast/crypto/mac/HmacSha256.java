package io.holdfast.crypto.mac;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;

/** HMAC-SHA-256, bound to a key: {@link Hmac} for the hash that is used most. */
public final class HmacSha256 implements AutoCloseable {
  private final Hmac hmac;

  /** Copies the key, which may have any size. */
  public HmacSha256(byte[] key) {
    this.hmac = new Hmac(HashAlgorithm.SHA2_256, key);
  }

  /** Copies the key, which may have any size. */
  public static HmacSha256 of(SecretBytes key) {
    return key.use(HmacSha256::new);
  }

  /** The 32-byte HMAC of {@code data}, one message at a time. */
  public static byte[] mac(byte[] key, byte[] data) {
    return Hmac.mac(HashAlgorithm.SHA2_256, key, data);
  }

  /** The 32-byte HMAC of {@code data}. */
  public byte[] mac(byte[] data) {
    return hmac.mac(data);
  }

  /** The HMAC of {@code data} in 64 lower-case hex digits. */
  public String hex(byte[] data) {
    return hmac.hex(data);
  }

  /** Whether {@code tag} is the whole HMAC of {@code data}, in constant time. */
  public boolean verify(byte[] data, byte[] tag) {
    return hmac.verify(data, tag);
  }

  /** Erases the key. Uses after it are an {@link IllegalStateException}. */
  @Override
  public void close() {
    hmac.close();
  }

  @Override
  public String toString() {
    return "HmacSha256";
  }
}
