package io.holdfast.crypto.fingerprint;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.mac.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells secrets by HMAC-SHA-256 under a key: {@code HMAC(key, "holdfast/secret/v1" || 0x00 ||
 * canonical form)} in 64 hex digits. Whoever has the key can tell whether a value is the one that
 * was found; whoever has the fingerprint alone learns nothing, and can't try values.
 */
public final class SecretFingerprint implements AutoCloseable {
  private static final byte[] DOMAIN = "holdfast/secret/v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY_DOMAIN =
      "holdfast/secret/v1/key\0".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_ID_DIGITS = 16;

  private final HmacSha256 hmac;

  /** Fingerprints under a key of 32 bytes, of which this keeps a copy. */
  public SecretFingerprint(SecretBytes key) {
    this.hmac = HmacSha256.of(key);
  }

  /** The fingerprint of a value in any of its forms; see {@link CanonicalSecret}. */
  public String of(byte[] value) {
    byte[] canonical = CanonicalSecret.of(value);
    byte[] message = Arrays.copyOf(DOMAIN, DOMAIN.length + canonical.length);
    System.arraycopy(canonical, 0, message, DOMAIN.length, canonical.length);
    try {
      return hmac.hex(message);
    } finally {
      Arrays.fill(canonical, (byte) 0);
      Arrays.fill(message, (byte) 0);
    }
  }

  /** Which key this is: lists of fingerprints made under another one are of no use. */
  public String keyId() {
    return hmac.hex(KEY_DOMAIN).substring(0, KEY_ID_DIGITS);
  }

  @Override
  public void close() {
    hmac.close();
  }

  @Override
  public String toString() {
    return "SecretFingerprint";
  }
}
