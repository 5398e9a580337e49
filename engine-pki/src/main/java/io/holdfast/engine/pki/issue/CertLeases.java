package io.holdfast.engine.pki.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.Leasing;
import io.holdfast.engine.pki.crl.Revoking;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.StoredCert;
import io.holdfast.engine.pki.x509.Serials;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates with a lease: its end revokes them. */
public final class CertLeases implements Leasing {
  private static final String SERIAL = "serial_number";

  static ObjectNode internal(X509CertificateHolder certificate) {
    return Json.object().put(SERIAL, Serials.text(certificate.getSerialNumber()));
  }

  @Override
  public Outcome renew(Call call, Lease lease, Duration increment) {
    throw new Refusal.InvalidRequest(
        "a certificate's lease cannot be renewed: issue another certificate");
  }

  /** One that ended meanwhile, or was tidied away, need not be revoked. */
  @Override
  public Outcome revoke(Call call, Lease lease) {
    Optional<X509CertificateHolder> certificate =
        CertStore.of(call)
            .find(lease.internal().path(SERIAL).asText())
            .map(StoredCert::holder)
            .filter(found -> found.getNotAfter().toInstant().isAfter(call.now()));
    if (certificate.isEmpty()) {
      return Response.empty();
    }
    return Revoking.quietly(call, certificate.get());
  }
}
