package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The certificate of a key's version, followed by those of its authorities.
 *
 * @param certificates DER, in base64
 */
public record CertificateChain(List<String> certificates) {
  /** No authority's chain is as long. */
  private static final int MOST = 16;

  public CertificateChain {
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads PEM.
   *
   * @throws Refusal.InvalidRequest when there is no certificate in it, or their order is another
   */
  public static CertificateChain parse(String pem) {
    List<String> read = new ArrayList<>();
    try {
      for (Certificate certificate : factory().generateCertificates(stream(pem))) {
        read.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
      }
    } catch (CertificateException e) {
      throw new Refusal.InvalidRequest(
          "certificate_chain: could not decode it; write certificates as PEM");
    }
    if (read.isEmpty() || read.size() > MOST) {
      throw new Refusal.InvalidRequest(
          "certificate_chain: it must have 1 to " + MOST + " certificates as PEM");
    }
    CertificateChain chain = new CertificateChain(read);
    chain.checkOrder();
    return chain;
  }

  /**
   * Takes over what was kept elsewhere.
   *
   * @param certificates DER, in base64
   * @throws Refusal.InvalidRequest when one of them is none, or their order is another
   */
  public static CertificateChain ofDer(List<String> certificates) {
    if (certificates.size() > MOST) {
      throw new Refusal.InvalidRequest("certificate_chain: it has more than " + MOST);
    }
    CertificateChain chain = new CertificateChain(certificates);
    chain.checkOrder();
    return chain;
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }

  private void checkOrder() {
    if (certificate(0).getBasicConstraints() >= 0) {
      throw new Refusal.InvalidRequest(
          "certificate_chain: the first certificate is an authority's; put the key's own first");
    }
    for (int i = 1; i < certificates.size(); i++) {
      if (certificate(i).getBasicConstraints() < 0) {
        throw new Refusal.InvalidRequest(
            "certificate_chain: certificate " + (i + 1) + " is not one of an authority");
      }
    }
  }

  private X509Certificate certificate(int number) {
    try {
      byte[] der = Base64.getDecoder().decode(certificates.get(number));
      return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "certificate_chain: certificate " + (number + 1) + " is none");
    }
  }

  /** Whether the first certificate is one of this public key, in SubjectPublicKeyInfo DER. */
  public boolean isFor(byte[] spki) {
    return Arrays.equals(certificate(0).getPublicKey().getEncoded(), spki);
  }

  /** The certificates as PEM, one after another. */
  public String pem() {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return certificates.stream()
        .map(der -> lines.encodeToString(Base64.getDecoder().decode(der)))
        .map(text -> "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
        .collect(Collectors.joining());
  }
}
