package io.holdfast.auth.cert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.outside.HttpAddress;

/** {@code crls}: revocation lists that logins are checked against. */
record CrlPaths(CrlDownload downloads) {
  private static final Field<String> NAME = Field.lowerCase("name", "Name of the list.");
  private static final Field<String> CRL =
      Field.string("crl", "The list itself, in PEM; the end of its time does not count.");
  private static final Field<String> URL =
      Field.string("url", "Where the list is fetched from, now and again later.");

  Routes routes() {
    return Routes.of(
        Route.path("crls/?")
            .describe("Lists the revocation lists.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(Page.of(call).of(call.storage(), Crl.CRLS))),
        Route.path("crls/{name}")
            .describe(
                "Manages revocation lists checked during authentication.",
                "A chain is refused when any of its serial numbers stands in any of the lists.")
            .fields(NAME, CRL, URL)
            .on(Operation.READ, CrlPaths::read)
            .on(Operation.UPDATE, this::write)
            .on(Operation.DELETE, CrlPaths::delete));
  }

  private static Response read(Call call) {
    String name = call.get(NAME);
    return Response.data(required(call, name).asJson(call, name));
  }

  private static Crl required(Call call, String name) {
    return Crl.find(call, name)
        .orElseThrow(() -> new Refusal.InvalidRequest("no such CRL " + name));
  }

  private Outcome write(Call call) {
    String name = call.get(NAME);
    if (call.has(CRL) && call.has(URL)) {
      throw new Refusal.InvalidRequest("only one of 'crl' or 'url' may be provided");
    }
    if (call.has(CRL)) {
      CrlText text = CrlText.read(call.get(CRL).getBytes(UTF_8));
      Crl.put(call, name, "", null, text.serials());
      call.services().schedule().cancel(name);
      return Response.empty();
    }
    if (!call.has(URL)) {
      throw new Refusal.InvalidRequest("one of 'crl' or 'url' must be provided");
    }
    return downloads.first(HttpAddress.of(URL.name(), call.get(URL)), name);
  }

  private static Response delete(Call call) {
    String name = call.get(NAME);
    var _ = required(call, name);
    Crl.remove(call, name);
    call.services().schedule().cancel(name);
    return Response.empty();
  }
}
