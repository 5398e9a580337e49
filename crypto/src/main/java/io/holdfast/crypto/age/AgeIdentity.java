package io.holdfast.crypto.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;

/** A key pair of age: what is encrypted to its recipient, it decrypts. */
public final class AgeIdentity implements AutoCloseable {
  private static final int LARGEST = 64 << 10;

  private final AgeRecipient recipient;
  private final SecretBytes secret;

  private AgeIdentity(AgeRecipient recipient, SecretBytes secret) {
    this.recipient = recipient;
    this.secret = secret;
  }

  /** A new one. */
  public static AgeIdentity generate() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new AgeIdentity(
          AgeRecipient.parse(new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII)),
          SecretBytes.take(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("this Java runtime has no X25519", e);
    }
  }

  /**
   * One that was stored.
   *
   * @param secret what {@link #secret} gave; closed with this
   */
  public static AgeIdentity of(AgeRecipient recipient, SecretBytes secret) {
    return new AgeIdentity(recipient, secret);
  }

  public AgeRecipient recipient() {
    return recipient;
  }

  /** A copy of the private key as ASCII, {@code AGE-SECRET-KEY-1...}; the caller closes it. */
  public SecretBytes secret() {
    return secret.copy();
  }

  /**
   * Decrypts an armored file of at most 64 KiB.
   *
   * @return its content, which the caller erases
   * @throws CryptoException when it is none, or is not for this key, or was changed
   */
  public byte[] decrypt(String armored) {
    if (armored.length() > LARGEST) {
      throw new CryptoException("is longer than " + LARGEST + " characters");
    }
    byte[] file = (armored.strip() + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer content = ByteBuffer.allocate(LARGEST);
    try (ReadableByteChannel in = Channels.newChannel(new ByteArrayInputStream(file));
        ReadableByteChannel decrypting =
            new ArmoredDecryptingChannelFactory().newDecryptingChannel(in, List.of(reader()))) {
      while (decrypting.read(content) >= 0) {
        if (!content.hasRemaining()) {
          throw new IOException("holds too much");
        }
      }
      return Arrays.copyOf(content.array(), content.position());
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // The library runs out of bytes where a file is cut short.
      throw new CryptoException("is not an armored age file that was encrypted to " + recipient);
    } finally {
      Arrays.fill(content.array(), (byte) 0);
    }
  }

  private RecipientStanzaReader reader() throws GeneralSecurityException {
    String text = secret.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(text);
  }

  @Override
  public void close() {
    secret.close();
  }

  /** The recipient only. */
  @Override
  public String toString() {
    return "AgeIdentity[" + recipient + "]";
  }
}
