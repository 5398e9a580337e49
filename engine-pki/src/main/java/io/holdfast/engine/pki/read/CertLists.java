package io.holdfast.engine.pki.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.SubjectName;
import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;

/** {@code certs} and {@code certs/detailed}: the certificates that are stored. */
public final class CertLists {
  private CertLists() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("certs/?")
            .describe("List the serial numbers of stored certificates.", "In order.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(serials(call))),
        Route.path("certs/detailed/?")
            .describe(
                "List stored certificates with what they say.", "By pages, if there are many.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, CertLists::detailed));
  }

  private static List<String> serials(Call call) {
    Page page = Page.of(call);
    return CertStore.of(call).serials(page.after(), page.limit());
  }

  private static Response detailed(Call call) {
    List<String> serials = serials(call);
    if (serials.isEmpty()) {
      throw new Refusal.NotFound();
    }
    CertStore certs = CertStore.of(call);
    ObjectNode data = Json.object();
    ObjectNode info = data.putObject("key_info");
    for (String serial : serials) {
      certs.find(serial).ifPresent(cert -> info.set(serial, view(cert.holder())));
    }
    data.set("keys", Json.array(serials));
    return Response.data(data);
  }

  private static ObjectNode view(X509CertificateHolder certificate) {
    KeySpec key = KeySpec.of(certificate.getSubjectPublicKeyInfo());
    List<String> names = AltNames.in(certificate.getExtensions()).dns();
    ObjectNode view = Json.object();
    view.put("common_name", SubjectName.first(certificate.getSubject(), BCStyle.CN));
    if (names.isEmpty()) {
      view.putNull("dns_names");
    } else {
      view.set("dns_names", Json.array(names));
    }
    view.put("issuer", SubjectName.text(certificate.getIssuer()));
    view.put("key_bits", key.bits());
    view.put("key_type", key.kind().apiName());
    view.put("not_after", certificate.getNotAfter().toInstant().toString());
    view.put("not_before", certificate.getNotBefore().toInstant().toString());
    return view;
  }
}
