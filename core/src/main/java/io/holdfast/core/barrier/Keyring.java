package io.holdfast.core.barrier;

import io.holdfast.crypto.aead.AeadException;
import io.holdfast.crypto.aead.AeadKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data keys by term, ready for use. Immutable: rotation makes another keyring, which shares the
 * keys of the terms that both have.
 *
 * <p>A sealed value is {@code version(1) | term(4, big-endian) | nonce(12) | ciphertext | tag(16)};
 * the associated data is the storage key in UTF-8 followed by the term, so a value that was moved
 * to another key or relabelled with another term does not open.
 */
final class Keyring implements AutoCloseable {
  private static final byte VERSION = 1;
  private static final int HEADER = 5;
  private static final int LEAST = HEADER + 12 + 16;

  private final byte[] source;
  private final int activeTerm;
  private final Instant installed;
  private final Map<Integer, Term> terms;

  private record Term(AeadKey key, Instant installed) {}

  private Keyring(byte[] source, int activeTerm, Map<Integer, Term> terms) {
    this.source = source;
    this.activeTerm = activeTerm;
    this.terms = terms;
    Term newest = terms.get(activeTerm);
    if (newest == null) {
      throw new BarrierException("the keyring has no key for its active term " + activeTerm);
    }
    this.installed = newest.installed;
  }

  /**
   * Makes a keyring ready for use.
   *
   * @param source the stored form that the document was read from
   * @param earlier a keyring of the same store, whose keys are shared
   */
  static Keyring of(KeyringDocument document, byte[] source, @Nullable Keyring earlier) {
    Map<Integer, Term> terms = new HashMap<>();
    document
        .terms()
        .forEach((number, term) -> {
          Term known = earlier == null ? null : earlier.terms.get(number);
          terms.put(
              number,
              known != null ? known : new Term(AeadKey.aes256Gcm(term.key()), term.installed()));
        });
    return new Keyring(source, document.activeTerm(), Map.copyOf(terms));
  }

  /** Whether it was read from this stored form. */
  boolean isOf(byte[] stored) {
    return Arrays.equals(source, stored);
  }

  int activeTerm() {
    return activeTerm;
  }

  /** When the active term was installed. */
  Instant installed() {
    return installed;
  }

  /** Encrypts a value for its storage key under a term. */
  byte[] seal(int number, String storageKey, byte[] plaintext) {
    Term term = terms.get(number);
    if (term == null) {
      throw new BarrierException("there is no key of the term " + number + " to encrypt under");
    }
    byte[] sealed = term.key.seal(associatedData(storageKey, number), plaintext);
    return ByteBuffer.allocate(HEADER + sealed.length)
        .put(VERSION)
        .putInt(number)
        .put(sealed)
        .array();
  }

  /** Whether this keyring has the term that a value was sealed under. */
  boolean opens(byte[] sealed) {
    return sealed.length > HEADER && terms.containsKey(termOf(sealed));
  }

  /**
   * Decrypts the value of a storage key.
   *
   * @throws BarrierException when the value is damaged, was moved here from another key, or its
   *     term is unknown; it names the storage key
   */
  byte[] open(String storageKey, byte[] sealed) {
    if (sealed.length < LEAST || sealed[0] != VERSION) {
      throw new BarrierException("the stored value of " + storageKey + " is not a sealed value");
    }
    int number = termOf(sealed);
    Term term = terms.get(number);
    if (term == null) {
      throw new BarrierException(
          "the stored value of " + storageKey + " is sealed under the unknown key term " + number);
    }
    try {
      return term.key.open(
          associatedData(storageKey, number), Arrays.copyOfRange(sealed, HEADER, sealed.length));
    } catch (AeadException e) {
      throw new BarrierException(
          "the stored value of "
              + storageKey
              + " is damaged or was moved there; restore it from a snapshot");
    }
  }

  private static int termOf(byte[] sealed) {
    return ByteBuffer.wrap(sealed, 1, 4).getInt();
  }

  private static byte[] associatedData(String storageKey, int term) {
    byte[] key = storageKey.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(key.length + 4).put(key).putInt(term).array();
  }

  /** Erases the keys, also those that other keyrings share. */
  @Override
  public void close() {
    terms.values().forEach(term -> term.key.close());
  }

  @Override
  public String toString() {
    return "Keyring[" + terms.size() + " terms, active " + activeTerm + "]";
  }
}
