package io.holdfast.engine.pki.crl;

import io.holdfast.api.Refusal;
import io.holdfast.engine.pki.store.RevocationStore.Line;
import io.holdfast.engine.pki.store.RevocationStore.Listed;
import io.holdfast.engine.pki.x509.PemBlock;
import io.holdfast.engine.pki.x509.Serials;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;

/** Reading and writing of CRLs. */
public final class CrlText {
  private CrlText() {}

  static X509CRLHolder read(byte[] der) {
    try {
      return new X509CRLHolder(der);
    } catch (IOException | RuntimeException malformed) {
      throw new Refusal.InvalidRequest("a CRL cannot be read: it is no X.509 CRL in DER");
    }
  }

  /** The first CRL of a PEM text. */
  static X509CRLHolder readPem(String pem) {
    List<PemBlock> blocks = PemBlock.readAll(pem);
    if (blocks.isEmpty()) {
      throw new Refusal.InvalidRequest("crls must hold PEM blocks X509 CRL");
    }
    return read(blocks.getFirst().der());
  }

  /** What a CRL revokes. When the certificates end it does not tell. */
  static List<Listed> lines(X509CRLHolder crl) {
    return Arrays.stream(crl.toASN1Structure().getRevokedCertificates())
        .map(entry ->
            new Listed(
                Serials.text(entry.getUserCertificate().getValue()),
                new Line(entry.getRevocationDate().getDate().toInstant(), Instant.EPOCH)))
        .toList();
  }

  /** As PEM, without a line break at its end. */
  public static String pem(byte[] der) {
    return PemBlock.write(PemBlock.CRL, der);
  }
}
