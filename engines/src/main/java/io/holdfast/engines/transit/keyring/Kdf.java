package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.kdf.Hkdf;
import io.holdfast.crypto.mac.Hmac;
import java.nio.ByteBuffer;

/** How a key for a context is derived from a derived key's own. */
public enum Kdf {
  /**
   * One block of NIST SP 800-108 in counter mode with HMAC-SHA-256, the counter starting at 0: what
   * Vault used at first, and still uses for imported keys. It gives 32 bytes, no more.
   */
  HMAC_SHA256_COUNTER("hmac-sha256-counter"),
  /** HKDF with SHA-256 (RFC 5869), no salt, the context as info. */
  HKDF_SHA256("hkdf_sha256");

  private static final int COUNTER_MODE_SIZE = 32;
  private static final byte[] NO_SALT = new byte[0];

  private final String vaultName;

  Kdf(String vaultName) {
    this.vaultName = vaultName;
  }

  public String vaultName() {
    return vaultName;
  }

  /** {@code size} bytes for a context; the caller zeroes them. */
  public byte[] derive(byte[] key, byte[] context, int size) {
    if (context.length == 0) {
      throw new Refusal.InvalidRequest(
          "missing 'context' for key derivation: the key is a derived one, which makes a key of its"
              + " own for each context");
    }
    return switch (this) {
      case HKDF_SHA256 -> Hkdf.deriveSha256(key, NO_SALT, context, size);
      case HMAC_SHA256_COUNTER -> counterMode(key, context, size);
    };
  }

  private static byte[] counterMode(byte[] key, byte[] context, int size) {
    if (size != COUNTER_MODE_SIZE) {
      throw new Refusal.InvalidRequest(
          "key derivation hmac-sha256-counter gives keys of 32 bytes only, not " + size);
    }
    byte[] input =
        ByteBuffer.allocate(context.length + 8)
            .putInt(0)
            .put(context)
            .putInt(8 * COUNTER_MODE_SIZE)
            .array();
    return Hmac.mac(HashAlgorithm.SHA2_256, key, input);
  }
}
