package io.holdfast.core.barrier;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadException;
import io.holdfast.crypto.aead.AeadKey;
import io.holdfast.storage.ReadTx;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keyring in storage: encrypted under the root key, and bound to its place. */
final class StoredKeyring {
  private static final byte[] PLACE = Layout.KEYRING.getBytes(StandardCharsets.UTF_8);

  private StoredKeyring() {}

  /**
   * The stored form.
   *
   * @throws BarrierException when there is none
   */
  static byte[] read(ReadTx tx) {
    byte[] sealed = tx.get(Layout.KEYRING);
    if (sealed == null) {
      throw new BarrierException(
          "the keyring is missing from the storage at " + Layout.KEYRING + "; restore a snapshot");
    }
    return sealed;
  }

  static byte[] seal(KeyringDocument document, SecretBytes rootKey) {
    byte[] plain = document.encode();
    try (AeadKey key = AeadKey.aes256Gcm(rootKey)) {
      return key.seal(PLACE, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Opens what {@link #seal} made; the caller closes it.
   *
   * @throws BarrierException when it is damaged, or not of this root key
   */
  static KeyringDocument open(byte[] sealed, SecretBytes rootKey) {
    try (AeadKey key = AeadKey.aes256Gcm(rootKey)) {
      byte[] plain = key.open(PLACE, sealed);
      try {
        return KeyringDocument.decode(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (AeadException e) {
      throw new BarrierException(
          "the keyring at "
              + Layout.KEYRING
              + " is damaged or belongs to another root key; restore it from a snapshot");
    }
  }
}
