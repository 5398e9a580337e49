package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.Layout;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadException;
import io.holdfast.crypto.aead.AeadKey;
import io.holdfast.storage.Storage;
import io.holdfast.storage.WriteTx;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The root key in storage: encrypted under the seal's key, and bound to its place. */
final class WrappedRootKey {
  private static final byte[] PLACE = Layout.ROOT_KEY.getBytes(StandardCharsets.UTF_8);
  static final int KEY_BYTES = 32;

  private final Storage storage;

  WrappedRootKey(Storage storage) {
    this.storage = storage;
  }

  /** Stores a root key. */
  static void put(WriteTx tx, SecretBytes wrappingKey, SecretBytes rootKey) {
    tx.put(Layout.ROOT_KEY, wrap(wrappingKey, rootKey));
  }

  /**
   * The root key; empty when it is not of this wrapping key.
   *
   * @throws Refusal.Internal when there is none
   */
  Optional<SecretBytes> open(SecretBytes wrappingKey) {
    byte[] wrapped = storage.read(tx -> tx.get(Layout.ROOT_KEY));
    if (wrapped == null) {
      throw new Refusal.Internal("the wrapped root key is missing at " + Layout.ROOT_KEY);
    }
    return unwrap(wrappingKey, wrapped);
  }

  /** Wraps the root key under another key, if it is wrapped under the previous one. */
  void rewrap(SecretBytes previous, SecretBytes current) {
    storage.update(tx -> {
      byte[] wrapped = tx.get(Layout.ROOT_KEY);
      if (wrapped != null) {
        unwrap(previous, wrapped)
            .ifPresent(rootKey -> {
              try (rootKey) {
                put(tx, current, rootKey);
              }
            });
      }
    });
  }

  /** A root key as it is stored. */
  static byte[] wrap(SecretBytes wrappingKey, SecretBytes rootKey) {
    try (AeadKey key = AeadKey.aes256Gcm(wrappingKey)) {
      return rootKey.use(bytes -> key.seal(PLACE, bytes));
    }
  }

  private static Optional<SecretBytes> unwrap(SecretBytes wrappingKey, byte[] wrapped) {
    if (wrappingKey.size() != KEY_BYTES) {
      return Optional.empty();
    }
    try (AeadKey key = AeadKey.aes256Gcm(wrappingKey)) {
      return Optional.of(SecretBytes.take(key.open(PLACE, wrapped)));
    } catch (AeadException wrongKey) {
      return Optional.empty();
    }
  }
}
