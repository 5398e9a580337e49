package io.holdfast.crypto.pgp;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Somebody's OpenPGP certificate, to which a secret can be encrypted. */
public final class PgpKey {
  private final PGPPublicKeyRing ring;
  private final PGPPublicKey recipient;

  private PgpKey(PGPPublicKeyRing ring, PGPPublicKey recipient) {
    this.ring = ring;
    this.recipient = recipient;
  }

  /**
   * Reads a certificate in its binary form.
   *
   * @param now the time at which it must be valid
   * @throws CryptoException when it is none, or none of its keys may be encrypted to: expired,
   *     revoked, not meant for it, or not bound to the certificate by its own signature
   */
  public static PgpKey read(byte[] certificate, Instant now) {
    PGPPublicKeyRing ring;
    try {
      ring = new PGPPublicKeyRing(certificate, new BcKeyFingerprintCalculator());
    } catch (IOException | RuntimeException e) {
      // What the parser says may quote what it was given.
      throw new CryptoException("is not a binary OpenPGP public key");
    }
    PGPPublicKey recipient =
        new Recipients(ring, now)
            .newest()
            .orElseThrow(() ->
                new CryptoException(
                    "has no valid key for encryption: all are expired, revoked or for other uses"));
    return new PgpKey(ring, recipient);
  }

  /** The primary key's fingerprint, in lower-case hex. */
  public String fingerprint() {
    return HexFormat.of().formatHex(ring.getPublicKey().getFingerprint());
  }

  /** Encrypts a secret; the message is binary, and protected against changes. */
  public byte[] encrypt(byte[] secret) {
    var generator =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(Randomness.secureRandom()));
    generator.addMethod(
        new BcPublicKeyKeyEncryptionMethodGenerator(recipient)
            .setSecureRandom(Randomness.secureRandom()));
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try (OutputStream encrypted = generator.open(message, new byte[512]);
        OutputStream literal =
            new PGPLiteralDataGenerator()
                .open(encrypted, PGPLiteralData.BINARY, "", secret.length, PGPLiteralData.NOW)) {
      literal.write(secret);
    } catch (IOException | PGPException e) {
      throw new CryptoException("a secret cannot be encrypted to the PGP key " + fingerprint());
    }
    return message.toByteArray();
  }

  @Override
  public String toString() {
    return "PgpKey[" + fingerprint() + "]";
  }
}
