package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.jose.Jws;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.crl.Revoking;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.store.StoredCert;
import io.holdfast.engine.pki.x509.Serials;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * {@code revoke-cert} (RFC 8555, section 7.6): by the account that the certificate was issued to,
 * or by the certificate's own key.
 */
final class RevokePath {
  private static final int UNUSED_REASON = 7;
  private static final int LAST_REASON = 10;

  private RevokePath() {}

  static Routes routes() {
    return Served.everywhere((prefix, scope) ->
        Route.path(prefix + "revoke-cert")
            .describe("Revoke a certificate.", "")
            .fields(Served.JWS)
            .on(Operation.UPDATE, Served.answering(scope, RevokePath::revoke)));
  }

  private static Outcome revoke(Call call, Directory directory) {
    X509CertificateHolder certificate;
    JsonNode sent;
    if (Signed.isByKey(call)) {
      Signed request = Signed.byKey(call, directory);
      sent = request.payload();
      certificate = stored(call, sent);
      if (!request.key().isKeyOf(spki(certificate))) {
        throw notYours();
      }
    } else {
      Signed.OfAccount request = Signed.byAccount(call, directory);
      sent = request.sent();
      certificate = stored(call, sent);
      String serial = Serials.text(certificate.getSerialNumber());
      if (IssuedTo.find(call, serial)
          .filter(to -> to.account().equals(request.account().id()))
          .isEmpty()) {
        throw notYours();
      }
    }
    checkReason(sent.path("reason"));
    String serial = Serials.text(certificate.getSerialNumber());
    if (RevocationStore.of(call).find(serial).isPresent()) {
      throw new AcmeException(Problem.Kind.ALREADY_REVOKED, "the certificate is revoked already");
    }
    return Served.orProblem(
        Problem.Kind.UNAUTHORIZED,
        () -> Revoking.revoke(call, certificate, later -> Answers.empty(later, directory, 200)));
  }

  private static AcmeException notYours() {
    return new AcmeException(
        Problem.Kind.UNAUTHORIZED,
        "the certificate was not issued to this account, nor is it signed with its key");
  }

  private static X509CertificateHolder stored(Call call, JsonNode sent) {
    byte[] der;
    X509CertificateHolder certificate;
    try {
      der = Base64.getUrlDecoder().decode(sent.path("certificate").asText());
      certificate = new X509CertificateHolder(der);
    } catch (IllegalArgumentException | IOException e) {
      throw Jws.malformed("certificate is no certificate in base64url");
    }
    return CertStore.of(call)
        .find(Serials.text(certificate.getSerialNumber()))
        .filter(found -> Arrays.equals(found.certificate(), der))
        .map(StoredCert::holder)
        .orElseThrow(() -> AcmeException.absent("certificate"));
  }

  private static byte[] spki(X509CertificateHolder certificate) {
    try {
      return certificate.getSubjectPublicKeyInfo().getEncoded();
    } catch (IOException e) {
      throw Jws.malformed("the certificate's key cannot be read");
    }
  }

  private static void checkReason(JsonNode reason) {
    if (reason.isMissingNode()) {
      return;
    }
    int code = reason.asInt(-1);
    if (!reason.isInt() || code < 0 || code > LAST_REASON || code == UNUSED_REASON) {
      throw new AcmeException(
          Problem.Kind.BAD_REVOCATION_REASON, "a reason is one of RFC 5280's: 0 to 6, 8 to 10");
    }
  }
}
