package io.holdfast.engine.pki.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code config/ca}, {@code issuers/import/...}, {@code intermediate/set-signed}. */
public final class ImportPaths {
  private static final Field<String> BUNDLE =
      Field.string(
          "pem_bundle", "Certificates, and private keys where the path takes them, in PEM.");
  private static final Field<String> CERTIFICATE =
      Field.string("certificate", "The signed certificate in PEM, with its chain if it has one.");

  private ImportPaths() {}

  public static Routes routes() {
    return Routes.of(
        importing("config/ca").onWrite(call -> Import.of(call, call.get(BUNDLE), true)),
        importing("issuers/import/bundle").onWrite(call -> Import.of(call, call.get(BUNDLE), true)),
        importing("issuers/import/cert").onWrite(call -> Import.of(call, call.get(BUNDLE), false)),
        Route.path("intermediate/set-signed")
            .describe(
                "Bring back what another authority signed.",
                "The certificate finds its key by itself.")
            .fields(CERTIFICATE, BUNDLE)
            .onWrite(ImportPaths::setSigned));
  }

  private static Route.Builder importing(String path) {
    return Route.path(path)
        .describe(
            "Import certificates of authorities, and their keys.",
            "What is here already stays as it is.")
        .fields(BUNDLE);
  }

  private static Outcome setSigned(Call call) {
    String pem = call.get(CERTIFICATE).isBlank() ? call.get(BUNDLE) : call.get(CERTIFICATE);
    if (pem.isBlank()) {
      throw new Refusal.InvalidRequest("certificate is empty: send the signed certificate in PEM");
    }
    return Import.of(call, pem, false);
  }
}
