package io.holdfast.server.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads certificates and private keys from PEM files. */
final class PemFiles {
  private PemFiles() {}

  /**
   * The certificates of a file, in its order.
   *
   * @throws TlsException when there is none, or one cannot be read
   */
  static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new TlsException("the file " + file + " holds no PEM certificate", null);
      }
      return certificates;
    } catch (IOException e) {
      throw new TlsException("the certificate file " + file + " cannot be read", e);
    } catch (CertificateException e) {
      throw new TlsException("the file " + file + " holds no valid PEM certificate", e);
    }
  }

  /**
   * The private key of a file, in any of the forms that OpenSSL writes: PKCS #8, PKCS #1 and SEC 1.
   *
   * @throws TlsException when there is none, or it is encrypted
   */
  static PrivateKey privateKey(Path file) {
    try (PEMParser parser =
        new PEMParser(new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1)))) {
      for (Object item = parser.readObject(); item != null; item = parser.readObject()) {
        switch (item) {
          case PrivateKeyInfo key -> {
            return new JcaPEMKeyConverter().getPrivateKey(key);
          }
          case PEMKeyPair pair -> {
            return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
          }
          default -> refuseEncrypted(item, file);
        }
      }
      throw new TlsException("the file " + file + " holds no PEM private key", null);
    } catch (IOException e) {
      // The cause may quote the file, which is a key.
      throw new TlsException("the file " + file + " holds no readable PEM private key", null);
    }
  }

  /** What else may stand in such a file (the curve's parameters, a certificate) is passed over. */
  private static void refuseEncrypted(Object item, Path file) {
    if (item.getClass().getSimpleName().contains("Encrypted")) {
      throw new TlsException(
          "the private key in " + file + " is encrypted; decrypt it: openssl pkey -in ... -out ...",
          null);
    }
  }
}
