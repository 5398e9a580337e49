package io.holdfast.engine.pki.read;

import io.holdfast.api.Operation;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.x509.Certificates;

/** {@code ca}, {@code ca_chain}, {@code crl} and their kin: files of the default issuer. */
public final class RawPaths {
  private RawPaths() {}

  public static Routes routes() {
    return Routes.of(
        file("ca", call -> Files.der(Stored.defaultIssuer(call).map(Issuer::certificate))),
        file(
            "ca/pem",
            call ->
                Files.pem(
                    Stored.defaultIssuer(call)
                        .map(issuer -> Certificates.pem(issuer.certificate())))),
        file(
            "ca_chain",
            call ->
                Files.pem(Stored.defaultIssuer(call).map(issuer -> Stored.chain(call, issuer)))),
        crl("crl", false, false),
        crl("crl/pem", false, true),
        crl("crl/delta", true, false),
        crl("crl/delta/pem", true, true));
  }

  private static Route.Builder crl(String path, boolean delta, boolean pem) {
    return file(
        path,
        call ->
            pem
                ? Files.crlPem(
                    Stored.defaultIssuer(call)
                        .flatMap(issuer -> Stored.crlPem(call, issuer, delta)))
                : Files.crl(
                    Stored.defaultIssuer(call).flatMap(issuer -> Stored.crl(call, issuer, delta))));
  }

  private static Route.Builder file(String path, Handler handler) {
    return Route.path(path)
        .describe("Fetch " + path + " of the default issuer.", "A file; needs no token.")
        .unauthenticated()
        .on(Operation.READ, handler);
  }
}
