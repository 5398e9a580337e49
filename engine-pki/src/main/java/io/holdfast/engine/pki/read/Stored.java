package io.holdfast.engine.pki.read;

import io.holdfast.api.Call;
import io.holdfast.engine.pki.crl.Crl;
import io.holdfast.engine.pki.crl.CrlText;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.x509.Certificates;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is stored of issuers, in the forms that are fetched. */
final class Stored {
  private Stored() {}

  static Optional<Issuer> defaultIssuer(Call call) {
    return IssuerStore.of(call).find(Names.DEFAULT);
  }

  /** The PEM of an issuer and those above it. */
  static String chain(Call call, Issuer issuer) {
    return IssuerStore.of(call).chain(issuer).stream()
        .map(Certificates::pem)
        .collect(Collectors.joining("\n"));
  }

  static Optional<byte[]> crl(Call call, Issuer issuer, boolean delta) {
    return Crl.find(call.storage(), CrlSets.of(issuer), delta).map(Crl::der);
  }

  static Optional<String> crlPem(Call call, Issuer issuer, boolean delta) {
    return crl(call, issuer, delta).map(CrlText::pem);
  }
}
