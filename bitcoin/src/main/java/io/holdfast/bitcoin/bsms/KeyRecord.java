package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorException;
import io.holdfast.bitcoin.descriptor.DescriptorKey;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;

/**
 * What a signer gives the coordinator in round 1: its key with a signature by it.
 *
 * @param token in hexadecimal, as it stands in the record
 * @param keyText the key with its origin as the signer wrote it
 * @param description what people call the key, at most 80 characters
 * @param signature of the lines before it, in base64
 */
public record KeyRecord(String token, String keyText, String description, String signature) {
  /** The version of both records. */
  static final String VERSION = "BSMS 1.0";

  private static final int LINES = 5;
  private static final int MAX_DESCRIPTION = 80;

  /**
   * Makes the record of a key.
   *
   * @param key an extended public key with its origin and no steps behind it
   * @param privateKey its private half, 32 bytes
   */
  public static KeyRecord sign(
      Token token, KeyExpression key, String description, SecretBytes privateKey) {
    if (description.length() > MAX_DESCRIPTION || description.lines().count() > 1) {
      throw new BsmsException("description has one line of at most 80 characters");
    }
    String keyText = key.toString();
    String signed = signed(token.hex(), keyText, description);
    Bytes publicKey =
        key.extendedPublic()
            .map(ExtendedPublicKey::publicKey)
            .orElseThrow(() -> new BsmsException("a key record is of an extended key"));
    return new KeyRecord(
        token.hex(), keyText, description, RecordSignature.sign(privateKey, publicKey, signed));
  }

  /**
   * Reads a record that was decrypted, and checks all that it states.
   *
   * @throws BsmsException when it isn't one, is of another version or token, or wasn't signed by
   *     its key
   */
  public static KeyRecord parse(Token token, String text) {
    List<String> lines = text.strip().lines().map(String::stripTrailing).toList();
    if (lines.isEmpty() || !lines.getFirst().equals(VERSION)) {
      throw new BsmsException("the record does not begin with '" + VERSION + "'");
    }
    if (lines.size() != LINES) {
      throw new BsmsException("a key record has 5 lines, and this one has " + lines.size());
    }
    KeyRecord record = new KeyRecord(lines.get(1), lines.get(2), lines.get(3), lines.get(4));
    if (!record.token.equalsIgnoreCase(token.hex())) {
      throw new BsmsException("the record is of another session: its token is another one");
    }
    if (record.description.length() > MAX_DESCRIPTION) {
      throw new BsmsException("the description has more than 80 characters");
    }
    if (!RecordSignature.verify(
        record.publicKey(),
        signed(record.token, record.keyText, record.description),
        record.signature)) {
      throw new BsmsException(
          "the signature is not by the record's own key: ask its signer for the record again");
    }
    return record;
  }

  private static String signed(String token, String keyText, String description) {
    return String.join("\n", VERSION, token, keyText, description);
  }

  /** The key as an expression, with nothing behind it. */
  public KeyExpression key() {
    try {
      KeyExpression key = Descriptor.parse("pkh(" + keyText + ")").keys().getFirst();
      if (key.key().isPrivate()) {
        throw new BsmsException("the record holds a private key; ask for one with the public key");
      }
      if (key.origin().isEmpty() || !key.steps().isEmpty() || key.isRanged()) {
        throw new BsmsException("the key is written [fingerprint/path]KEY, with nothing behind it");
      }
      return key;
    } catch (DescriptorException e) {
      throw new BsmsException("the key can't be read: " + e.getMessage());
    }
  }

  private Bytes publicKey() {
    KeyExpression key = key();
    return key.extendedPublic()
        .map(ExtendedPublicKey::publicKey)
        .or(() ->
            key.key() instanceof DescriptorKey.Plain(Bytes bytes)
                ? Optional.of(bytes)
                : Optional.empty())
        .orElseThrow(() -> new BsmsException("the key is neither extended nor a public key"));
  }

  /** The record as it is sent where nothing is encrypted. */
  public String text() {
    return signed(token, keyText, description) + "\n" + signature;
  }

  /** Leaves out the token, which is a secret. */
  @Override
  public String toString() {
    return "KeyRecord[" + keyText + " " + description + "]";
  }
}
