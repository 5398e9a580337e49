package io.holdfast.engine.pki.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.x509.Certificates;
import java.util.Optional;

/** {@code issuer/:ref/json}, {@code /pem}, {@code /der} and {@code /crl}: of a named issuer. */
public final class IssuerFiles {
  private static final Field<String> REF =
      Field.string("issuer_ref", "The issuer: its id, its name, or default.");

  private IssuerFiles() {}

  public static Routes routes() {
    return Routes.of(
        file("json", IssuerFiles::json),
        file("pem", call -> Files.pem(Optional.of(Certificates.pem(issuer(call).certificate())))),
        file("der", call -> Files.der(Optional.of(issuer(call).certificate()))),
        file("crl", call -> crlJson(call, false)),
        file("crl/pem", call -> Files.crlPem(Stored.crlPem(call, issuer(call), false))),
        file("crl/der", call -> Files.crl(Stored.crl(call, issuer(call), false))),
        file("crl/delta", call -> crlJson(call, true)),
        file("crl/delta/pem", call -> Files.crlPem(Stored.crlPem(call, issuer(call), true))),
        file("crl/delta/der", call -> Files.crl(Stored.crl(call, issuer(call), true))));
  }

  private static Route.Builder file(String name, Handler handler) {
    return Route.path("issuer/{issuer_ref}/" + name)
        .describe("Fetch an issuer's " + name + ".", "Needs no token.")
        .fields(REF)
        .unauthenticated()
        .on(Operation.READ, handler);
  }

  private static Issuer issuer(Call call) {
    return IssuerStore.of(call).require(call.get(REF));
  }

  private static Response json(Call call) {
    Issuer issuer = issuer(call);
    ObjectNode data = Json.object();
    ArrayNode chain = data.putArray("ca_chain");
    IssuerStore.of(call).chain(issuer).forEach(link -> chain.add(Certificates.pem(link) + "\n"));
    data.put("certificate", Certificates.pem(issuer.certificate()) + "\n");
    data.put("issuer_id", issuer.id());
    data.put("issuer_name", issuer.name());
    return Response.data(data);
  }

  private static Response crlJson(Call call, boolean delta) {
    String pem = Stored.crlPem(call, issuer(call), delta).orElseThrow(Refusal.NotFound::new);
    return Response.data(Json.object().put("crl", pem));
  }
}
