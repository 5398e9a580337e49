package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.x509.PemBlock;
import io.holdfast.engine.pki.x509.PrivateKeys;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** {@code revoke}, {@code revoke-with-key} and {@code certs/revoked}. */
public final class RevokePaths {
  private static final Field<String> SERIAL =
      Field.string("serial_number", "The certificate's serial number, colons or hyphens between.");
  private static final Field<String> CERTIFICATE =
      Field.string("certificate", "The certificate in PEM, for one that was not stored.");
  private static final Field<String> PRIVATE_KEY =
      Field.string("private_key", "The certificate's private key in PEM.").sensitive();

  private RevokePaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("revoke")
            .describe(
                "Revoke a certificate.",
                "By its serial number, or, for roles with no_store, by the certificate itself. It"
                    + " stands in the next CRL of its issuer, which is made at once unless"
                    + " auto_rebuild is set.")
            .fields(SERIAL, CERTIFICATE)
            .onWrite(call -> Revoking.revoke(call, wanted(call))),
        Route.path("revoke-with-key")
            .describe(
                "Revoke a certificate by proving possession of its key.",
                "Like revoke, for holders of certificates.")
            .fields(SERIAL, CERTIFICATE, PRIVATE_KEY.asRequired())
            .onWrite(RevokePaths::withKey),
        Route.path("certs/revoked/?")
            .describe("List the serial numbers of revoked certificates.", "In order.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, RevokePaths::list));
  }

  private static Response list(Call call) {
    Page page = Page.of(call);
    return Response.keys(RevocationStore.of(call).serials(page.after(), page.limit()));
  }

  private static Outcome withKey(Call call) {
    X509CertificateHolder certificate = wanted(call);
    List<PemBlock> blocks = PemBlock.readAll(call.get(PRIVATE_KEY));
    if (blocks.isEmpty() || !PrivateKeys.isPrivateKey(blocks.getFirst())) {
      throw new Refusal.InvalidRequest("private_key must hold a private key in PEM");
    }
    try (SigningKey key = PrivateKeys.read(blocks.getFirst())) {
      if (!key.publicKey().equals(certificate.getSubjectPublicKeyInfo())) {
        throw new Refusal.InvalidRequest("private_key does not match the certificate's public key");
      }
    }
    return Revoking.revoke(call, certificate);
  }

  private static X509CertificateHolder wanted(Call call) {
    String serial = call.get(SERIAL);
    String pem = call.get(CERTIFICATE);
    if (serial.isBlank() == pem.isBlank()) {
      throw new Refusal.InvalidRequest(
          serial.isBlank()
              ? "The serial number or certificate to revoke must be provided."
              : "Must provide either the certificate or the serial to revoke; not both.");
    }
    if (!serial.isBlank()) {
      return Revoking.bySerial(call, serial);
    }
    List<PemBlock> blocks = PemBlock.readAll(pem);
    if (blocks.isEmpty()) {
      throw new Refusal.InvalidRequest("certificate holds no PEM block CERTIFICATE");
    }
    return Revoking.given(call, blocks.getFirst().der());
  }
}
