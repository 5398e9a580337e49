package io.holdfast.testkit.x509;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority with an elliptic key. */
public final class TestAuthority {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2090-01-01T00:00:00Z");
  private static final AtomicLong SERIAL = new AtomicLong(1000);

  /** A certificate with its key. */
  public record Identity(X509Certificate certificate, PrivateKey key) {
    public String pem() {
      return TestAuthority.pem("CERTIFICATE", encoded());
    }

    public String keyPem() {
      return TestAuthority.pem("PRIVATE KEY", key.getEncoded());
    }

    private byte[] encoded() {
      try {
        return certificate.getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Adds to a certificate what a test is about. */
  @FunctionalInterface
  public interface Shape {
    void form(X509v3CertificateBuilder builder) throws IOException;
  }

  private final Identity identity;

  private TestAuthority(Identity identity) {
    this.identity = identity;
  }

  /** One that vouches for itself. */
  public static TestAuthority root(String name) {
    return root(name, FROM, TO);
  }

  public static TestAuthority root(String name, Instant from, Instant to) {
    KeyPair keys = keys();
    Identity self =
        sign(
            keys.getPrivate(),
            "CN=" + name,
            keys,
            "CN=" + name,
            from,
            to,
            TestAuthority::authority);
    return new TestAuthority(self);
  }

  /** One that this one vouches for. */
  public TestAuthority intermediate(String name) {
    KeyPair keys = keys();
    return new TestAuthority(
        sign(identity.key, subject(), keys, "CN=" + name, FROM, TO, TestAuthority::authority));
  }

  private static void authority(X509v3CertificateBuilder builder) throws IOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  public Identity issue(String subject, Shape shape) {
    return issue(subject, FROM, TO, shape);
  }

  public Identity issue(String subject, Instant from, Instant to, Shape shape) {
    return sign(identity.key, subject(), keys(), subject, from, to, shape);
  }

  private String subject() {
    return identity.certificate.getSubjectX500Principal().getName();
  }

  public String pem() {
    return identity.pem();
  }

  public X509Certificate certificate() {
    return identity.certificate;
  }

  public PrivateKey key() {
    return identity.key;
  }

  /** A list of revoked serial numbers. */
  public X509CRL revoke(Instant from, Instant until, BigInteger... serials) {
    try {
      JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(identity.certificate, Date.from(from));
      builder.setNextUpdate(Date.from(until));
      for (BigInteger serial : serials) {
        builder.addCRLEntry(serial, Date.from(from), 0);
      }
      return new JcaX509CRLConverter().getCRL(builder.build(signer(identity.key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server's identity for a name. */
  public Identity server(String name) {
    return issue(
        "CN=" + name,
        builder ->
            builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name))));
  }

  /** A server's TLS for localhost. */
  public SSLContext serverTls() {
    Identity server =
        issue(
            "CN=localhost",
            builder ->
                builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                        new GeneralName[] {
                          new GeneralName(GeneralName.dNSName, "localhost"),
                          new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                        })));
    return tls(server, certificate());
  }

  private static SSLContext tls(Identity server, X509Certificate issuer) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", server.key, new char[0], new X509Certificate[] {server.certificate, issuer});
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Identity sign(
      PrivateKey by,
      String issuer,
      KeyPair keys,
      String subject,
      Instant from,
      Instant to,
      Shape shape) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(SERIAL.incrementAndGet()),
              Date.from(from),
              Date.from(to),
              new X500Name(subject),
              keys.getPublic());
      PublicKey own = keys.getPublic();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(own));
      shape.form(builder);
      X509Certificate certificate =
          new JcaX509CertificateConverter().getCertificate(builder.build(signer(by)));
      return new Identity(certificate, keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ContentSigner signer(PrivateKey key) {
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String pem(String label, byte[] der) {
    StringWriter out = new StringWriter();
    out.write("-----BEGIN " + label + "-----\n");
    out.write(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    out.write("\n-----END " + label + "-----\n");
    return out.toString();
  }
}
