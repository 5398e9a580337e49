package io.holdfast.engine.pki.crl;

import io.holdfast.crypto.CryptoException;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.Revocation;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * An OCSP answer before it is signed.
 *
 * @param lifetime how long it is good; zero leaves it open
 */
record OcspAnswer(
    X509CertificateHolder issuer,
    CertificateID id,
    Optional<Instant> revokedAt,
    Instant now,
    Duration lifetime,
    Optional<Extension> nonce) {

  byte[] sign(SigningKey key, SignatureScheme scheme) {
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(new RespID(new ResponderID(issuer.getSubject())));
    Date thisUpdate = Date.from(now);
    Date nextUpdate = lifetime.isZero() ? null : Date.from(now.plus(lifetime));
    CertificateStatus status =
        revokedAt
            .<CertificateStatus>map(when -> new RevokedStatus(Date.from(when)))
            .orElse(CertificateStatus.GOOD);
    builder.addResponse(id, status, thisUpdate, nextUpdate, null);
    nonce.ifPresent(extension -> builder.setResponseExtensions(new Extensions(extension)));
    try {
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(key.signer(scheme), new X509CertificateHolder[] {issuer}, thisUpdate))
          .getEncoded();
    } catch (OCSPException | IOException e) {
      throw new CryptoException("OCSP answer cannot be written", e);
    }
  }

  /** Whether a request means a certificate of this issuer. */
  static boolean isMeant(Issuer issuer, CertificateID id) {
    try {
      return id.matchesIssuer(issuer.holder(), new BcDigestCalculatorProvider());
    } catch (OCSPException unknownHash) {
      return false;
    }
  }

  static boolean isOf(Revocation revocation, Issuer issuer) {
    return revocation.crl().equals(CrlSets.of(issuer));
  }

  static Optional<Extension> nonce(OCSPReq request) {
    return Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
  }

  static byte[] refusal(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new CryptoException("OCSP answer cannot be written", e);
    }
  }
}
