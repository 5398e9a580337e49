package io.holdfast.auth.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates in PEM (RFC 7468); text between the blocks does not count. */
public final class Certificates {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (?:TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]++)"
              + "-----END (?:TRUSTED )?CERTIFICATE-----");

  private Certificates() {}

  /**
   * All certificates of a text, in order; none when it holds no block.
   *
   * @throws IllegalArgumentException when a block is no certificate
   */
  public static List<X509Certificate> ofPem(String pem) {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      found.add(ofDer(Base64.getMimeDecoder().decode(block.group(1).getBytes(US_ASCII))));
    }
    return List.copyOf(found);
  }

  /**
   * A certificate in DER.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static X509Certificate ofDer(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate that cannot be read", e);
    }
  }
}
