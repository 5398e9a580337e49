package io.holdfast.engine.bitcoin.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.holdfast.crypto.CryptoException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmsRecipientTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final byte[] SHARE = "academic acid acne".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "secp256r1", "secp384r1", "secp521r1"})
  void theOwnerOfTheCertificateReadsTheShare(String kind) throws Exception {
    KeyPair pair = pair(kind);
    CmsRecipient recipient = CmsRecipient.parse(certificate(pair, 0));
    recipient.requireValid(NOW);
    String message = recipient.encrypt(SHARE);
    assertThat(message).startsWith("-----BEGIN CMS-----\n").doesNotContain("academic");
    assertThat(decrypted(message, pair.getPrivate())).isEqualTo(SHARE);
    assertThat(recipient.encrypt(SHARE)).isNotEqualTo(message);
    assertThat(recipient.fingerprint()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "secp256r1"})
  void opensslReadsTheShareToo(String kind) throws Exception {
    KeyPair pair = pair(kind);
    Path key = write("key.pem", pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Path message =
        write("share.pem", CmsRecipient.parse(certificate(pair, 0)).encrypt(SHARE));
    Path out = directory.resolve("share");
    int exit =
        run(
            List.of(
                "openssl", "cms", "-decrypt", "-inform", "PEM", "-in", message.toString(),
                "-inkey", key.toString(), "-binary", "-out", out.toString()));
    assertThat(exit).isZero();
    assertThat(Files.readAllBytes(out)).isEqualTo(SHARE);
  }

  @Test
  void aCertificateThatIsOverOrForOtherUsesIsRefused() throws Exception {
    KeyPair rsa = pair("RSA");
    CmsRecipient recipient = CmsRecipient.parse(certificate(rsa, KeyUsage.keyEncipherment));
    assertThatThrownBy(() -> recipient.requireValid(NOW.plus(Duration.ofDays(11))))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("its certificate is valid from");
    assertThatThrownBy(() -> recipient.requireValid(NOW.minus(Duration.ofDays(11))))
        .isInstanceOf(CryptoException.class);
    String signing = certificate(rsa, KeyUsage.digitalSignature);
    assertThatThrownBy(() -> CmsRecipient.parse(signing))
        .hasMessageContaining("key usage lacks keyEncipherment");
    String agreeing = certificate(pair("secp256r1"), KeyUsage.keyEncipherment);
    assertThatThrownBy(() -> CmsRecipient.parse(agreeing)).hasMessageContaining("keyAgreement");
  }

  @Test
  void weakAndOtherKeysAreRefused() throws Exception {
    KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
    weak.initialize(1024);
    String small = certificate(weak.generateKeyPair(), 0);
    assertThatThrownBy(() -> CmsRecipient.parse(small)).hasMessageContaining("RSA of 2048 bits");
    String ed = certificate(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), 0);
    assertThatThrownBy(() -> CmsRecipient.parse(ed)).hasMessageContaining("another kind");
  }

  private static byte[] decrypted(String message, PrivateKey key) throws Exception {
    String body = message.replaceAll("-----[A-Z ]+-----", "");
    RecipientInformation recipient =
        new CMSEnvelopedData(Base64.getMimeDecoder().decode(body))
            .getRecipientInfos()
            .getRecipients()
            .iterator()
            .next();
    return recipient.getContent(
        key.getAlgorithm().equals("RSA")
            ? new JceKeyTransEnvelopedRecipient(key).setProvider(new BouncyCastleProvider())
            : new JceKeyAgreeEnvelopedRecipient(key).setProvider(new BouncyCastleProvider()));
  }

  private static KeyPair pair(String kind) throws Exception {
    if (kind.equals("RSA")) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(kind));
    return generator.generateKeyPair();
  }

  /** Valid for ten days around {@link #NOW}; without any key usage for 0. */
  private static String certificate(KeyPair pair, int usage) throws Exception {
    X500Principal name = new X500Principal("CN=ann");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.TWO,
            Date.from(NOW.minus(Duration.ofDays(10))),
            Date.from(NOW.plus(Duration.ofDays(10))),
            name,
            pair.getPublic());
    if (usage != 0) {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    }
    String algorithm =
        switch (pair.getPrivate().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    return pem(
        "CERTIFICATE",
        builder
            .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
            .getEncoded());
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label,
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
            label);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static int run(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return abort("SKIPPED: there is no openssl here");
    }
  }
}
