package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Somebody's X.509 certificate with an RSA or EC key, to which a share is encrypted as CMS
 * EnvelopedData (RFC 5652): AES-256-CBC under a key that RSA-OAEP (RFC 3560) or ephemeral ECDH (RFC
 * 5753) carries. Who issued the certificate is not asked: whoever registers a custodian vouches.
 */
final class CmsRecipient {
  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final AlgorithmParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final int LARGEST = 16 << 10;
  private static final int LEAST_RSA = 2048;
  private static final int LEAST_EC = 256;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private final X509Certificate certificate;

  private CmsRecipient(X509Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * Reads a certificate in PEM.
   *
   * @throws CryptoException when it is none, or its key is none to encrypt to
   */
  static CmsRecipient parse(String pem) {
    String text = pem.strip();
    if (text.length() > LARGEST || !text.startsWith("-----BEGIN CERTIFICATE-----")) {
      throw new CryptoException("is no certificate in PEM (-----BEGIN CERTIFICATE-----)");
    }
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new CryptoException("is a certificate that can't be read", e);
    }
    requireUsable(certificate);
    return new CmsRecipient(certificate);
  }

  private static void requireUsable(X509Certificate certificate) {
    int usage =
        switch (certificate.getPublicKey()) {
          case RSAPublicKey rsa when rsa.getModulus().bitLength() >= LEAST_RSA -> KEY_ENCIPHERMENT;
          case ECPublicKey ec when ec.getParams().getOrder().bitLength() >= LEAST_EC ->
              KEY_AGREEMENT;
          default ->
              throw new CryptoException(
                  "has a key of another kind than RSA of %d bits or EC of %d bits and more"
                      .formatted(LEAST_RSA, LEAST_EC));
        };
    boolean[] allowed = certificate.getKeyUsage();
    if (allowed != null && !allowed[usage]) {
      throw new CryptoException(
          "is not meant for encryption: its key usage lacks "
              + (usage == KEY_AGREEMENT ? "keyAgreement" : "keyEncipherment"));
    }
  }

  /** SHA-256 over the certificate, in lower-case hexadecimal. */
  String fingerprint() {
    try {
      return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(certificate.getEncoded()));
    } catch (CertificateException e) {
      throw new CryptoException("certificate can't be encoded", e);
    }
  }

  void requireValid(Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateException e) {
      throw new CryptoException(
          "its certificate is valid from %s to %s"
              .formatted(
                  certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()),
          e);
    }
  }

  void describe(ObjectNode view) {
    view.put("certificate_sha256", fingerprint())
        .put("certificate_subject", certificate.getSubjectX500Principal().getName())
        .put("certificate_not_after", certificate.getNotAfter().toInstant().toString());
  }

  /** The message in PEM ({@code -----BEGIN CMS-----}), as {@code openssl cms -decrypt} reads it. */
  String encrypt(byte[] share) {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    try {
      generator.addRecipientInfoGenerator(recipientInfo());
      byte[] message =
          generator
              .generate(
                  new CMSProcessableByteArray(share),
                  new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                      .setProvider(PROVIDER)
                      .setSecureRandom(Randomness.secureRandom())
                      .build())
              .getEncoded();
      return "-----BEGIN CMS-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(message)
          + "\n-----END CMS-----\n";
    } catch (CMSException | GeneralSecurityException | IOException e) {
      throw new CryptoException("a share cannot be encrypted to the certificate", e);
    }
  }

  private RecipientInfoGenerator recipientInfo() throws GeneralSecurityException {
    if (certificate.getPublicKey() instanceof ECPublicKey ec) {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", PROVIDER);
      pairs.initialize(ec.getParams(), Randomness.secureRandom());
      KeyPair ephemeral = pairs.generateKeyPair();

      return new JceKeyAgreeRecipientInfoGenerator(
              CMSAlgorithm.ECDH_SHA256KDF,
              ephemeral.getPrivate(),
              ephemeral.getPublic(),
              CMSAlgorithm.AES256_WRAP)
          .addRecipient(certificate)
          .setProvider(PROVIDER)
          .setSecureRandom(Randomness.secureRandom());
    }
    return new JceKeyTransRecipientInfoGenerator(
            certificate,
            new JcaAlgorithmParametersConverter()
                .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, OAEP))
        .setProvider(PROVIDER);
  }
}
