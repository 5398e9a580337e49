package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.CertificateChain;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;

/** {@code keys/:name/set-certificate}: keeps a certificate beside the key that it is for. */
final class CertificatePath {
  private static final Field<String> CHAIN =
      Field.string(
              "certificate_chain",
              "Certificates as PEM, one after another: the key's own first, then those of the"
                  + " authorities up to the root.")
          .asRequired();

  private final TransitKeys keys;

  CertificatePath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/set-certificate")
            .describe(
                "Keep a key's certificate.",
                "It is shown with the key. The first certificate must be one of the version's"
                    + " public key; signatures and times are not checked.")
            .fields(Fields.NAME, CHAIN, CsrPath.VERSION)
            .onWrite(this::keep));
  }

  private Response keep(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    int version = CsrPath.version(call, policy);
    CertificateChain chain = CertificateChain.parse(call.get(CHAIN));
    if (!chain.isFor(CsrPath.publicKey(store, policy, version))) {
      throw new Refusal.InvalidRequest(
          "certificate_chain: the first certificate is not one of the public key of version "
              + version);
    }
    store.putCertificates(policy.name(), version, chain);
    return Response.data(
        Json.object()
            .put("name", policy.name())
            .put("type", policy.kind().vaultName())
            .put("certificate_chain", chain.pem()));
  }
}
