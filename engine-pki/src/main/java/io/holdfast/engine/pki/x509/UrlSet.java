package io.holdfast.engine.pki.x509;

import java.util.List;
import java.util.function.UnaryOperator;

/** Where clients find an issuer's certificate, its CRLs and its OCSP responder. */
public record UrlSet(
    List<String> issuingCertificates,
    List<String> crlDistributionPoints,
    List<String> deltaCrlDistributionPoints,
    List<String> ocspServers) {
  public static final UrlSet NONE = new UrlSet(List.of(), List.of(), List.of(), List.of());

  public boolean isEmpty() {
    return issuingCertificates.isEmpty()
        && crlDistributionPoints.isEmpty()
        && deltaCrlDistributionPoints.isEmpty()
        && ocspServers.isEmpty();
  }

  /** The same with each URL changed. */
  public UrlSet map(UnaryOperator<String> change) {
    return new UrlSet(
        issuingCertificates.stream().map(change).toList(),
        crlDistributionPoints.stream().map(change).toList(),
        deltaCrlDistributionPoints.stream().map(change).toList(),
        ocspServers.stream().map(change).toList());
  }
}
