package io.holdfast.crypto.pgp;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** An OpenPGP key as its owner has it: Ed25519 to sign, X25519 to encrypt. */
final class TestPgpKey {
  private final PGPSecretKeyRing secret;

  private TestPgpKey(PGPSecretKeyRing secret) {
    this.secret = secret;
  }

  /**
   * @param lifetime zero for a key that never expires
   */
  static TestPgpKey create(Instant created, Duration lifetime) {
    try {
      Ed25519KeyPairGenerator signing = new Ed25519KeyPairGenerator();
      signing.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
      X25519KeyPairGenerator encrypting = new X25519KeyPairGenerator();
      encrypting.init(new X25519KeyGenerationParameters(new SecureRandom()));
      Date date = Date.from(created);
      PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
      BcPGPKeyPair primary = pair(PublicKeyAlgorithmTags.EDDSA_LEGACY, signing, date);
      PGPKeyRingGenerator ring =
          new PGPKeyRingGenerator(
              PGPSignature.POSITIVE_CERTIFICATION,
              primary,
              "Somebody <somebody@example.com>",
              sha1,
              flags(KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA, lifetime).generate(),
              null,
              new BcPGPContentSignerBuilder(
                  PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
              null);
      ring.addSubKey(
          pair(PublicKeyAlgorithmTags.ECDH, encrypting, date),
          flags(KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE, lifetime).generate(),
          null);
      return new TestPgpKey(ring.generateSecretKeyRing());
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BcPGPKeyPair pair(
      int algorithm, AsymmetricCipherKeyPairGenerator generator, Date date) throws PGPException {
    return new BcPGPKeyPair(
        PublicKeyPacket.VERSION_4, algorithm, generator.generateKeyPair(), date);
  }

  private static PGPSignatureSubpacketGenerator flags(int flags, Duration lifetime) {
    PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
    subpackets.setKeyFlags(true, flags);
    if (!lifetime.isZero()) {
      subpackets.setKeyExpirationTime(true, lifetime.toSeconds());
    }
    return subpackets;
  }

  PGPPublicKeyRing ring() {
    return secret.toCertificate();
  }

  byte[] certificate() {
    try {
      return ring().getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] privateKey() {
    try {
      return secret.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  PGPPublicKey encryptionKey() {
    Iterator<PGPPublicKey> keys = ring().getPublicKeys();
    PGPPublicKey last = keys.next();
    while (keys.hasNext()) {
      last = keys.next();
    }
    return last;
  }

  /** The certificate with a revocation of one of its keys. */
  PGPPublicKeyRing revoked(int type) throws PGPException {
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(
                PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
            ring().getPublicKey());
    generator.init(type, secret.getSecretKey().extractPrivateKey(null));
    boolean whole = type == PGPSignature.KEY_REVOCATION;
    PGPPublicKey revoked = whole ? ring().getPublicKey() : encryptionKey();
    PGPSignature signature =
        whole
            ? generator.generateCertification(revoked)
            : generator.generateCertification(ring().getPublicKey(), revoked);
    return PGPPublicKeyRing.insertPublicKey(
        ring(), PGPPublicKey.addCertification(revoked, signature));
  }

  /** Reads a message, and checks that it was not changed. */
  byte[] decrypt(byte[] message) {
    try {
      Object first =
          new BcPGPObjectFactory(
                  PGPUtil.getDecoderStream(new java.io.ByteArrayInputStream(message)))
              .nextObject();
      PGPPublicKeyEncryptedData data =
          (PGPPublicKeyEncryptedData) ((PGPEncryptedDataList) first).iterator().next();
      PGPSecretKey key = secret.getSecretKey(data.getKeyIdentifier().getKeyId());
      PGPKeyPair own = new PGPKeyPair(key.getPublicKey(), key.extractPrivateKey(null));
      byte[] clear =
          ((PGPLiteralData)
                  new BcPGPObjectFactory(
                          data.getDataStream(new BcPublicKeyDataDecryptorFactory(own)))
                      .nextObject())
              .getInputStream()
              .readAllBytes();
      if (!data.verify()) {
        throw new IllegalStateException("the message was changed");
      }
      return clear;
    } catch (IOException | PGPException | RuntimeException e) {
      throw new IllegalStateException("cannot be read", e);
    }
  }
}
