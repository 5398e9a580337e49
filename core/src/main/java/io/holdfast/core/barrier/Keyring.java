package io.holdfast.core.barrier;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data keys by term. Immutable: rotation makes another keyring.
 *
 * <p>A sealed value is {@code version(1) | term(4, big-endian) | nonce(12) | ciphertext | tag(16)};
 * the associated data is the storage key in UTF-8 followed by the term, so a value that was moved
 * to another key or relabelled with another term does not open.
 */
public final class Keyring implements AutoCloseable {
  private static final byte VERSION = 1;
  private static final int HEADER = 5;

  private final KeyringDocument document;
  private final Map<Integer, AeadKey> keys;
  private final AeadKey active;

  private Keyring(KeyringDocument document, Map<Integer, AeadKey> keys) {
    this.document = document;
    this.keys = keys;
    AeadKey newest = keys.get(document.activeTerm());
    if (newest == null) {
      throw new BarrierException(
          "the keyring has no key for its active term " + document.activeTerm());
    }
    this.active = newest;
  }

  /** Opens a keyring for use; keys already open in another keyring of the same store are shared. */
  static Keyring open(KeyringDocument document, @Nullable Keyring earlier) {
    Map<Integer, AeadKey> keys = new HashMap<>();
    document
        .terms()
        .forEach((term, entry) -> {
          AeadKey known = earlier == null ? null : earlier.keys.get(term);
          keys.put(term, known != null ? known : AeadKey.aes256Gcm(entry.key()));
        });
    return new Keyring(document, Map.copyOf(keys));
  }

  public KeyringDocument document() {
    return document;
  }

  public int activeTerm() {
    return document.activeTerm();
  }

  /** Encrypts a value for its storage key under the active term. */
  public byte[] seal(String storageKey, byte[] plaintext) {
    int term = document.activeTerm();
    byte[] sealed = active.seal(associatedData(storageKey, term), plaintext);
    return ByteBuffer.allocate(HEADER + sealed.length)
        .put(VERSION)
        .putInt(term)
        .put(sealed)
        .array();
  }

  /** Whether this keyring has the term that a value was sealed under. */
  public boolean opens(byte[] sealed) {
    return sealed.length > HEADER && keys.containsKey(termOf(sealed));
  }

  /**
   * Decrypts the value of a storage key.
   *
   * @throws BarrierException when the value is damaged, was moved here from another key, or its
   *     term is unknown; it names the storage key
   */
  public byte[] open(String storageKey, byte[] sealed) {
    if (sealed.length < HEADER + 28 || sealed[0] != VERSION) {
      throw new BarrierException("the stored value of " + storageKey + " is not a sealed value");
    }
    int term = termOf(sealed);
    AeadKey key = keys.get(term);
    if (key == null) {
      throw new BarrierException(
          "the stored value of " + storageKey + " is sealed under the unknown key term " + term);
    }
    try {
      return key.open(
          associatedData(storageKey, term), Arrays.copyOfRange(sealed, HEADER, sealed.length));
    } catch (io.holdfast.crypto.aead.AeadException e) {
      throw new BarrierException(
          "the stored value of "
              + storageKey
              + " is damaged or was moved there; restore it from a"
              + " snapshot");
    }
  }

  private static int termOf(byte[] sealed) {
    return ByteBuffer.wrap(sealed, 1, 4).getInt();
  }

  private static byte[] associatedData(String storageKey, int term) {
    byte[] key = storageKey.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(key.length + 4).put(key).putInt(term).array();
  }

  /** Encrypts the document itself under the root key, bound to where it is stored. */
  static byte[] sealDocument(String storageKey, KeyringDocument document, SecretBytes rootKey) {
    byte[] plain = document.encode();
    try (AeadKey key = AeadKey.aes256Gcm(rootKey)) {
      return key.seal(storageKey.getBytes(StandardCharsets.UTF_8), plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Opens what {@link #sealDocument} wrote. */
  static KeyringDocument openDocument(String storageKey, byte[] sealed, SecretBytes rootKey) {
    try (AeadKey key = AeadKey.aes256Gcm(rootKey)) {
      byte[] plain = key.open(storageKey.getBytes(StandardCharsets.UTF_8), sealed);
      try {
        return KeyringDocument.decode(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (io.holdfast.crypto.aead.AeadException e) {
      throw new BarrierException(
          "the keyring at "
              + storageKey
              + " is damaged or belongs to another root key; restore it"
              + " from a snapshot");
    }
  }

  @Override
  public void close() {
    keys.values().forEach(AeadKey::close);
    document.close();
  }

  @Override
  public String toString() {
    return "Keyring[" + keys.size() + " terms, active " + document.activeTerm() + "]";
  }
}
