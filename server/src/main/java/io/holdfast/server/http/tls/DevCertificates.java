package io.holdfast.server.http.tls;

import io.holdfast.crypto.Randomness;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates for trying things: an authority that is forgotten at once, and a server's
 * certificate of it.
 *
 * @param authority the authority's certificate, for clients
 * @param certificate the server's certificate
 * @param key the server's private key, readable by its owner only
 */
public record DevCertificates(Path authority, Path certificate, Path key) {
  private static final Duration VALIDITY = Duration.ofDays(30);
  private static final X500Name ISSUER = new X500Name("CN=Holdfast development authority");

  /**
   * Writes fresh ones.
   *
   * @param host a name or address beside {@code localhost} and the loopback addresses
   */
  public static DevCertificates write(Path directory, String host) throws IOException {
    try {
      KeyPair ca = keyPair();
      KeyPair server = keyPair();
      JcaX509v3CertificateBuilder root = builder(ISSUER, ca);
      root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      JcaX509v3CertificateBuilder leaf = builder(new X500Name("CN=localhost"), server);
      leaf.addExtension(Extension.subjectAlternativeName, false, names(host));
      return new DevCertificates(
          write(directory.resolve("vault-ca.pem"), sign(root, ca)),
          write(directory.resolve("vault-cert.pem"), sign(leaf, ca)),
          writeKey(directory.resolve("vault-key.pem"), server.getPrivate()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new TlsException("certificates cannot be made on this machine", e);
    }
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), Randomness.secureRandom());
    return generator.generateKeyPair();
  }

  private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        ISSUER,
        new BigInteger(127, Randomness.secureRandom()),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(VALIDITY)),
        subject,
        keys.getPublic());
  }

  private static GeneralNames names(String host) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    names.add(new GeneralName(GeneralName.iPAddress, "::1"));
    if (!host.isEmpty()) {
      names.add(new GeneralName(kind(host), host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static int kind(String host) {
    try {
      var _ = InetAddress.ofLiteral(host);
      return GeneralName.iPAddress;
    } catch (IllegalArgumentException e) {
      return GeneralName.dNSName;
    }
  }

  private static X509CertificateHolder sign(X509v3CertificateBuilder builder, KeyPair issuer)
      throws OperatorCreationException {
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()));
  }

  private static Path writeKey(Path file, PrivateKey key) throws IOException {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return write(file, new JcaPKCS8Generator(key, null));
    } catch (UnsupportedOperationException e) {
      throw new IOException("this system has no private files", e);
    }
  }

  private static Path write(Path file, Object item) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(item);
    }
    return Files.writeString(file, text.toString());
  }
}
