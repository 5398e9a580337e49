package io.holdfast.engine.pki.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.crl.Crl;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.IssuersConfig;
import io.holdfast.engine.pki.store.KeyStore;

/** {@code root/...}: makes roots, makes one the default, deletes all. */
public final class RootPaths {
  private static final String NEXT = "next";
  private static final Field<String> DEFAULT =
      Field.string("default", "The issuer that becomes the default.").withDefault(NEXT);

  private RootPaths() {}

  public static Routes routes() {
    return Routes.of(
        generating("root/generate/{exported}")
            .onWrite(call -> RootGeneration.of(call, call.get(RootGeneration.ISSUER_NAME))),
        generating("issuers/generate/root/{exported}")
            .onWrite(call -> RootGeneration.of(call, call.get(RootGeneration.ISSUER_NAME))),
        generating("root/rotate/{exported}")
            .onWrite(call ->
                RootGeneration.of(call, call.find(RootGeneration.ISSUER_NAME).orElse(NEXT))),
        Route.path("root/replace")
            .describe("Make an issuer the default.", "After root/rotate: the issuer named next.")
            .fields(DEFAULT)
            .onWrite(RootPaths::replace),
        Route.path("root")
            .describe("Delete all issuers and keys.", "Certificates and revocations stay.")
            .sudo()
            .on(Operation.DELETE, RootPaths::deleteAll));
  }

  private static Route.Builder generating(String path) {
    return Route.path(path)
        .describe(
            "Make a root: a key and a certificate that it signs itself.",
            "The first becomes the default issuer.")
        .fields(KeyChoice.EXPORTED, RootGeneration.ISSUER_NAME)
        .fields(KeyChoice.FIELDS)
        .fields(AuthorityFields.COMMON)
        .fields(AuthorityFields.CERTIFICATE);
  }

  private static Response replace(Call call) {
    IssuerStore issuers = IssuerStore.of(call);
    Issuer issuer = issuers.require(call.get(DEFAULT));
    issuers.putConfig(new IssuersConfig(issuer.id(), issuers.config().followsLatest()));
    return IssuersConfigPath.view(call);
  }

  private static Response deleteAll(Call call) {
    IssuerStore issuers = IssuerStore.of(call);
    for (Issuer issuer : issuers.all()) {
      Crl.forget(call.storage(), CrlSets.of(issuer));
      issuers.delete(issuer);
    }
    KeyStore keys = KeyStore.of(call);
    keys.all().forEach(keys::delete);
    call.warn(
        "all issuers and keys of the mount were deleted; to delete single ones use issuer/:ref and"
            + " key/:ref");
    return Response.empty();
  }
}
