package io.holdfast.engine.pki.crl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Revocation;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.store.StoredCert;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.Signatures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Revokes certificates, and tells of it by the issuer's CRL. */
public final class Revoking {
  private Revoking() {}

  /** Revokes a certificate of this mount; one that is revoked already stays as it is. */
  public static Outcome revoke(Call call, X509CertificateHolder certificate) {
    String serial = Serials.text(certificate.getSerialNumber());
    Optional<Revocation> before = RevocationStore.of(call).find(serial);
    if (before.isPresent()) {
      return answer(before.get().revokedAt());
    }
    Instant when = call.now();
    return revoke(call, certificate, later -> answer(when));
  }

  /** Revokes a certificate of this mount that is not revoked yet. */
  public static Outcome revoke(
      Call call, X509CertificateHolder certificate, Effect.Completion answer) {
    checkNotEnded(call, certificate);
    checkNoIssuer(call, certificate);
    return note(call, certificate).then(answer);
  }

  /** Revokes a certificate whose lease ends; nobody waits for an answer. */
  public static Outcome quietly(Call call, X509CertificateHolder certificate) {
    String serial = Serials.text(certificate.getSerialNumber());
    boolean nobodyAsks =
        RevocationStore.of(call).find(serial).isPresent()
            || findIssuer(call, certificate).isEmpty();
    return nobodyAsks ? Response.empty() : note(call, certificate).then(later -> Response.empty());
  }

  /** Notes the revocation; the CRL to be made, if one is. */
  private static CrlRebuild note(Call call, X509CertificateHolder certificate) {
    Issuer issuer = issuerOf(call, certificate);
    Revocation revocation =
        new Revocation(
            Serials.text(certificate.getSerialNumber()),
            Certificates.der(certificate),
            issuer.id(),
            CrlSets.of(issuer),
            call.now(),
            certificate.getNotAfter().toInstant());
    RevocationStore.of(call).add(revocation);
    return CrlConfig.of(call).autoRebuild()
        ? CrlRebuild.of(call, List.of())
        : CrlRebuild.ofSet(call, revocation.crl());
  }

  private static void checkNotEnded(Call call, X509CertificateHolder certificate) {
    if (certificate.getNotAfter().toInstant().isBefore(call.now())
        && !CrlConfig.of(call).allowExpiredCertRevocation()) {
      throw new Refusal.InvalidRequest(
          "the certificate ended at %s and need not be revoked; config/crl has"
                  .formatted(certificate.getNotAfter().toInstant())
              + " allow_expired_cert_revocation");
    }
  }

  /** Issuers are revoked as such, in the CRL of whoever signed them. */
  private static void checkNoIssuer(Call call, X509CertificateHolder certificate) {
    IssuerStore.of(call)
        .holding(Certificates.der(certificate))
        .ifPresent(issuer -> {
          throw new Refusal.InvalidRequest(
              "the certificate is that of issuer "
                  + issuer.id()
                  + ", which would stand on its own CRL: revoke it by issuer/"
                  + issuer.id()
                  + "/revoke");
        });
  }

  private static Optional<Issuer> findIssuer(Call call, X509CertificateHolder certificate) {
    return IssuerStore.of(call).all().stream()
        .filter(issuer -> Signatures.isIssuedBy(certificate, issuer.holder()))
        .findFirst();
  }

  private static Issuer issuerOf(Call call, X509CertificateHolder certificate) {
    return findIssuer(call, certificate)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "the certificate was signed by no issuer of this mount: import its issuer, or"
                    + " revoke it where it was issued"));
  }

  /** The certificate that a serial number means. */
  static X509CertificateHolder bySerial(Call call, String written) {
    String serial = Serials.normal(written);
    return CertStore.of(call)
        .find(serial)
        .map(StoredCert::holder)
        .or(() ->
            RevocationStore.of(call)
                .find(serial)
                .map(revoked -> Certificates.read(revoked.certificate())))
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "certificate with serial " + written + " not found: send the certificate"));
  }

  /** A certificate that a client sends; one with the same serial must be the same. */
  static X509CertificateHolder given(Call call, byte[] der) {
    X509CertificateHolder certificate = Certificates.read(der);
    CertStore.of(call)
        .find(Serials.text(certificate.getSerialNumber()))
        .filter(stored -> !Arrays.equals(stored.certificate(), der))
        .ifPresent(other -> {
          throw new Refusal.InvalidRequest(
              "another certificate with the same serial number was issued here");
        });
    return certificate;
  }

  private static Response answer(Instant when) {
    ObjectNode data = Json.object();
    data.put("revocation_time", when.getEpochSecond());
    data.put("revocation_time_rfc3339", when.toString());
    data.put("state", "revoked");
    return Response.data(data);
  }
}
