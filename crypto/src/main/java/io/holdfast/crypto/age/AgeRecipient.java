package io.holdfast.crypto.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import io.holdfast.crypto.CryptoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/** Somebody's age key for encryption: an X25519 public key, written as {@code age1...}. */
public final class AgeRecipient {
  private static final int LENGTH = 62;

  private final String text;
  private final RecipientStanzaWriter writer;

  private AgeRecipient(String text, RecipientStanzaWriter writer) {
    this.text = text;
    this.writer = writer;
  }

  /**
   * Reads {@code age1...}.
   *
   * @throws CryptoException when it is anything else, a secret key included; it repeats nothing
   */
  public static AgeRecipient parse(String given) {
    String text = given.strip();
    if (text.length() != LENGTH || !text.startsWith("age1")) {
      throw new CryptoException(
          "is no age recipient: age1 and 58 more characters (what age-keygen calls the public key)");
    }
    try {
      return new AgeRecipient(
          text, X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new CryptoException("is no age recipient: its checksum does not match");
    }
  }

  /**
   * Encrypts a secret.
   *
   * @return the file in its armored form, ASCII, as {@code age -d} reads it
   */
  public String encrypt(byte[] secret) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (WritableByteChannel out = Channels.newChannel(file);
        WritableByteChannel encrypting =
            new ArmoredEncryptingChannelFactory().newEncryptingChannel(out, List.of(writer))) {
      ByteBuffer content = ByteBuffer.wrap(secret);
      while (content.hasRemaining()) {
        encrypting.write(content);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new CryptoException("a secret cannot be encrypted to " + text, e);
    }
    return file.toString(StandardCharsets.US_ASCII);
  }

  /** The public key as {@code age1...}. */
  @Override
  public String toString() {
    return text;
  }
}
