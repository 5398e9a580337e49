package io.holdfast.core.seal;

import io.holdfast.core.barrier.Layout;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadException;
import io.holdfast.crypto.aead.AeadKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The root key under the seal's key, bound to where it is stored. */
final class KeyWrap {
  private static final byte[] PLACE = Layout.ROOT_KEY.getBytes(StandardCharsets.UTF_8);

  private KeyWrap() {}

  static byte[] wrap(SecretBytes wrappingKey, SecretBytes rootKey) {
    try (AeadKey key = AeadKey.aes256Gcm(wrappingKey)) {
      return rootKey.use(bytes -> key.seal(PLACE, bytes));
    }
  }

  /** The root key; empty when it is not of this wrapping key. */
  static Optional<SecretBytes> unwrap(SecretBytes wrappingKey, byte[] wrapped) {
    if (wrappingKey.size() != 32) {
      return Optional.empty();
    }
    try (AeadKey key = AeadKey.aes256Gcm(wrappingKey)) {
      return Optional.of(SecretBytes.take(key.open(PLACE, wrapped)));
    } catch (AeadException wrongKey) {
      return Optional.empty();
    }
  }
}
