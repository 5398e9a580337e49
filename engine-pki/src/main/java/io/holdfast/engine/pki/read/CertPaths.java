package io.holdfast.engine.pki.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.store.Revocation;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.store.StoredCert;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Serials;
import java.util.Optional;

/** {@code cert/...}: certificates by serial number, and the default issuer's own files in JSON. */
public final class CertPaths {
  private static final Field<String> SERIAL =
      Field.string("serial", "The serial number, colons or hyphens between its bytes.");

  private CertPaths() {}

  public static Routes routes() {
    return Routes.of(
        cert("cert/ca", call -> answer(Certificates.pem(issuer(call).certificate()))),
        cert("cert/ca_chain", CertPaths::chain),
        cert("cert/crl", call -> answer(crl(call, false))),
        cert("cert/delta-crl", call -> answer(crl(call, true))),
        cert("cert/{serial:segment}", CertPaths::read).fields(SERIAL),
        cert("cert/{serial:segment}/raw", call -> Files.der(find(call))).fields(SERIAL),
        cert("cert/{serial:segment}/raw/pem", call -> Files.pem(find(call).map(Certificates::pem)))
            .fields(SERIAL));
  }

  private static Route.Builder cert(String path, Handler handler) {
    return Route.path(path)
        .describe("Fetch a certificate or CRL.", "Needs no token.")
        .unauthenticated()
        .on(Operation.READ, handler);
  }

  private static Issuer issuer(Call call) {
    return IssuerStore.of(call).require(Names.DEFAULT);
  }

  private static String crl(Call call, boolean delta) {
    return Stored.crlPem(call, issuer(call), delta).orElseThrow(Refusal.NotFound::new);
  }

  private static Response chain(Call call) {
    String chain = Stored.chain(call, issuer(call));
    ObjectNode data = view(chain);
    data.put("ca_chain", chain);
    return Response.data(data);
  }

  private static Response read(Call call) {
    byte[] certificate = find(call).orElseThrow(Refusal.NotFound::new);
    ObjectNode data = view(Certificates.pem(certificate));
    revocation(call)
        .ifPresent(revoked -> {
          data.put("issuer_id", revoked.issuerId());
          data.put("revocation_time", revoked.revokedAt().getEpochSecond());
          data.put("revocation_time_rfc3339", revoked.revokedAt().toString());
        });
    return Response.data(data);
  }

  private static Optional<byte[]> find(Call call) {
    return CertStore.of(call)
        .find(Serials.normal(call.get(SERIAL)))
        .map(StoredCert::certificate)
        .or(() -> revocation(call).map(Revocation::certificate));
  }

  private static Optional<Revocation> revocation(Call call) {
    return RevocationStore.of(call).find(Serials.normal(call.get(SERIAL)));
  }

  private static Response answer(String pem) {
    return Response.data(view(pem));
  }

  private static ObjectNode view(String pem) {
    return Json.object()
        .put("certificate", pem)
        .put("revocation_time", 0)
        .put("revocation_time_rfc3339", "");
  }
}
