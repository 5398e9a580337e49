package io.holdfast.crypto.aead;

import io.holdfast.crypto.internal.RawKey;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): a key per message, derived by HChaCha20 from the
 * first 16 bytes of the nonce, under ChaCha20-Poly1305 with the other 8.
 */
final class XChaChaCipher implements AeadCipher {
  private static final PlatformCipher CHACHA =
      PlatformCipher.forManyKeys(AeadAlgorithm.CHACHA20_POLY1305);

  @Override
  public RawKey key(byte[] key) {
    return CHACHA.key(key);
  }

  @Override
  public void seal(RawKey key, byte[] nonce, byte[] aad, byte[] plaintext, byte[] out, int offset) {
    withMessageKey(
        key,
        nonce,
        (messageKey, shortNonce) -> {
          CHACHA.seal(messageKey, shortNonce, aad, plaintext, out, offset);
          return out;
        });
  }

  @Override
  public byte[] open(RawKey key, byte[] nonce, byte[] aad, byte[] sealed, int from) {
    return withMessageKey(
        key,
        nonce,
        (messageKey, shortNonce) -> CHACHA.open(messageKey, shortNonce, aad, sealed, from));
  }

  @Override
  public void clear() {
    // Nothing remembers a key between two messages.
  }

  private static byte[] withMessageKey(
      RawKey key, byte[] nonce, BiFunction<RawKey, byte[], byte[]> use) {
    byte[] longKey = key.getEncoded();
    byte[] derived = HChaCha20.subkey(longKey, nonce);
    RawKey messageKey = CHACHA.key(derived);
    Arrays.fill(longKey, (byte) 0);
    Arrays.fill(derived, (byte) 0);
    try {
      byte[] shortNonce = new byte[12];
      System.arraycopy(nonce, 16, shortNonce, 4, 8);
      return use.apply(messageKey, shortNonce);
    } finally {
      messageKey.destroy();
    }
  }
}
