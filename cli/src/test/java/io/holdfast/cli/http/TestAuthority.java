package io.holdfast.cli.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for tests. */
final class TestAuthority {
  /** The forms in which tools write private keys. */
  enum KeyForm {
    PKCS8_EC("EC", "PRIVATE KEY"),
    SEC1_EC("EC", "EC PRIVATE KEY"),
    PKCS8_RSA("RSA", "PRIVATE KEY"),
    PKCS1_RSA("RSA", "RSA PRIVATE KEY"),
    PKCS8_ED25519("Ed25519", "PRIVATE KEY");

    private final String algorithm;
    private final String label;

    KeyForm(String algorithm, String label) {
      this.algorithm = algorithm;
      this.label = label;
    }
  }

  /** A certificate with its key. */
  record Issued(X509Certificate certificate, PrivateKey key, KeyForm form) {
    String certificatePem() {
      return pem(certificate);
    }

    String keyPem() {
      try {
        byte[] der = key.getEncoded();
        if (!form.label.equals("PRIVATE KEY")) {
          der = PrivateKeyInfo.getInstance(der).parsePrivateKey().toASN1Primitive().getEncoded();
          // SEC 1 as openssl writes it names the curve; the PKCS#8 form leaves that to its
          // wrapping.
          der = form == KeyForm.SEC1_EC ? opensslForm() : der;
        }
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN "
            + form.label
            + "-----\n"
            + body
            + "\n-----END "
            + form.label
            + "-----\n";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private byte[] opensslForm() throws IOException {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
      var inner = ECPrivateKey.getInstance(info.parsePrivateKey());
      return new ECPrivateKey(256, inner.getKey(), info.getPrivateKeyAlgorithm().getParameters())
          .getEncoded();
    }
  }

  private final AtomicLong serial = new AtomicLong(1);
  private final KeyPair keys = generate("EC");
  private final X500Name name = new X500Name("CN=Test authority " + System.identityHashCode(this));
  private final X509Certificate certificate = sign(name, keys, true);

  String certificatePem() {
    return pem(certificate);
  }

  /** A certificate for a DNS name. */
  Issued issue(String dnsName, KeyForm form) {
    KeyPair pair = generate(form.algorithm);
    return new Issued(sign(new X500Name("CN=" + dnsName), pair, false), pair.getPrivate(), form);
  }

  /** A server's TLS context under a DNS name, which trusts this authority's clients. */
  SSLContext context(String dnsName) {
    try {
      Issued issued = issue(dnsName, KeyForm.PKCS8_EC);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "k", issued.key(), new char[0], new X509Certificate[] {issued.certificate()});
      KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
      own.init(store, new char[0]);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("ca", certificate);
      TrustManagerFactory clients = TrustManagerFactory.getInstance("PKIX");
      clients.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), clients.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(X500Name subject, KeyPair pair, boolean isAuthority) {
    try {
      Instant now = Instant.now();
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(serial.getAndIncrement()),
              Date.from(now.minus(1, ChronoUnit.HOURS)),
              Date.from(now.plus(1, ChronoUnit.HOURS)),
              subject,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (!isAuthority) {
        String dns = subject.toString().substring(3);
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, dns)));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generate(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (algorithm.equals("RSA")) {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(X509Certificate certificate) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
