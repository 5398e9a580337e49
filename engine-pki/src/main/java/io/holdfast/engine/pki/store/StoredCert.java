package io.holdfast.engine.pki.store;

import io.holdfast.engine.pki.x509.Certificates;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate that was issued.
 *
 * @param certificate DER
 * @param issuerId which issuer signed it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredCert(byte[] certificate, String issuerId) {
  public X509CertificateHolder holder() {
    return Certificates.read(certificate);
  }
}
