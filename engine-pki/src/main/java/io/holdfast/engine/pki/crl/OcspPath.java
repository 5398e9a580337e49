package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerKey;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Revocation;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SigningKey;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/**
 * {@code ocsp}: tells of one certificate whether it is revoked (RFC 6960). Errors are OCSP answers
 * of their own, as clients of OCSP read no others.
 */
public final class OcspPath {
  /** The listener puts a body of type application/ocsp-request here, in base64. */
  private static final Field<String> REQUEST =
      Field.string("req", "The OCSP request in DER, base64.");

  private static final int LARGEST = 2048;

  private OcspPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("ocsp/{req:rest}")
            .describe("Ask whether a certificate is revoked.", "The request is part of the path.")
            .fields(REQUEST)
            .unauthenticated()
            .on(Operation.READ, OcspPath::answer),
        Route.path("ocsp")
            .describe(
                "Ask whether a certificate is revoked.",
                "The body is an OCSP request, its type application/ocsp-request.")
            .fields(REQUEST)
            .unauthenticated()
            .onWrite(OcspPath::answer));
  }

  private static Outcome answer(Call call) {
    CrlConfig config = CrlConfig.of(call);
    if (config.ocspDisable()) {
      return refused(401, OCSPRespBuilder.UNAUTHORIZED);
    }
    Optional<OCSPReq> request = read(call.get(REQUEST));
    if (request.isEmpty() || request.get().getRequestList().length != 1) {
      return refused(400, OCSPRespBuilder.MALFORMED_REQUEST);
    }
    CertificateID id = request.get().getRequestList()[0].getCertID();
    Optional<Issuer> issuer =
        IssuerStore.of(call).all().stream()
            .filter(candidate -> OcspAnswer.isMeant(candidate, id))
            .filter(candidate -> !candidate.keyId().isEmpty())
            .filter(candidate -> candidate.usage().contains(Usage.OCSP_SIGNING))
            .findFirst();
    if (issuer.isEmpty()) {
      return refused(401, OCSPRespBuilder.UNAUTHORIZED);
    }
    OcspAnswer answer = ready(call, config, request.get(), id, issuer.get());
    SigningKey key = IssuerKey.open(call, issuer.get());
    return (Effect)
        () -> {
          try (key) {
            byte[] signed = answer.sign(key, IssuerKey.revocationScheme(issuer.get(), key));
            return later -> response(200, signed);
          }
        };
  }

  private static OcspAnswer ready(
      Call call, CrlConfig config, OCSPReq request, CertificateID id, Issuer issuer) {
    Optional<Revocation> revoked =
        RevocationStore.of(call)
            .find(Serials.text(id.getSerialNumber()))
            .filter(one -> OcspAnswer.isOf(one, issuer));
    return new OcspAnswer(
        issuer.holder(),
        id,
        revoked.map(Revocation::revokedAt),
        call.now(),
        config.ocspLifetime(),
        OcspAnswer.nonce(request));
  }

  private static Optional<OCSPReq> read(String base64) {
    try {
      // A path's slashes may have been cleaned, and both alphabets are in use.
      String standard = base64.strip().replace(' ', '+').replace('-', '+').replace('_', '/');
      byte[] der = Base64.getMimeDecoder().decode(standard);
      return der.length == 0 || der.length > LARGEST
          ? Optional.empty()
          : Optional.of(new OCSPReq(der));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private static Response refused(int status, int ocspStatus) {
    return response(status, OcspAnswer.refusal(ocspStatus));
  }

  private static Response response(int status, byte[] der) {
    return new Response.Raw(status, "application/ocsp-response", der, Map.of());
  }
}
