package io.holdfast.auth.cert;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A question to OCSP responders about a certificate, and the judgement of their answers (RFC 6960).
 *
 * @param more certificates that may sign answers, or vouch for who does, beside the issuer
 */
record OcspExchange(
    X509Certificate client,
    X509Certificate issuer,
    List<X509Certificate> more,
    OcspRules rules,
    Instant now) {

  private static final Duration SKEW = Duration.ofMinutes(5);

  /** How long an answer counts that does not say it. */
  private static final Duration UNTIL_UNSAID = Duration.ofHours(1);

  /** An answer that settles nothing: asking again would not help. */
  static final class DoubtException extends RuntimeException {
    DoubtException(String message) {
      super(message, null, false, false);
    }
  }

  /** The responders that a certificate names. */
  static List<String> servers(X509Certificate certificate) {
    return new ClientCertificate(certificate)
        .extension(Extension.authorityInfoAccess.getId()).stream()
            .map(AuthorityInformationAccess::getInstance)
            .flatMap(access -> Stream.of(access.getAccessDescriptions()))
            .filter(each -> each.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
            .map(AccessDescription::getAccessLocation)
            .filter(place -> place.getTagNo() == GeneralName.uniformResourceIdentifier)
            .map(place -> place.getName().toString())
            .limit(10)
            .toList();
  }

  OcspCache.Question question(String server) {
    return new OcspCache.Question(issuer, client.getSerialNumber(), server);
  }

  byte[] request() {
    try {
      CertificateID id =
          new CertificateID(
              digests().get(CertificateID.HASH_SHA1),
              new JcaX509CertificateHolder(issuer),
              client.getSerialNumber());
      return new OCSPReqBuilder().addRequest(id).build().getEncoded();
    } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new DoubtException("the certificate cannot be asked about");
    }
  }

  /**
   * Reads and verifies an answer.
   *
   * @throws DoubtException when it settles nothing
   */
  OcspCache.Answer read(byte[] bytes) {
    try {
      OCSPResp response = new OCSPResp(bytes);
      if (response.getStatus() != OCSPResp.SUCCESSFUL
          || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw new DoubtException("the responder gave no answer");
      }
      if (!isSigned(basic)) {
        throw new DoubtException("the answer is not signed by the issuer or who it appointed");
      }
      for (SingleResp single : basic.getResponses()) {
        if (isAboutClient(single)) {
          return judged(single);
        }
      }
      throw new DoubtException("the answer is about another certificate");
    } catch (OCSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new DoubtException("the answer is malformed");
    }
  }

  private OcspCache.Answer judged(SingleResp single) {
    Instant from = single.getThisUpdate().toInstant();
    Instant until =
        single.getNextUpdate() == null
            ? from.plus(UNTIL_UNSAID)
            : single.getNextUpdate().toInstant();
    if (from.isAfter(now.plus(SKEW)) || until.isBefore(now.minus(SKEW)) || !isRecent(from)) {
      throw new DoubtException("the answer is too old, or of the future");
    }
    // Good is said by nothing at all.
    @Nullable CertificateStatus status = single.getCertStatus();
    if (status == null) {
      return new OcspCache.Answer(OcspJudgement.GOOD, from, until);
    }
    if (status instanceof RevokedStatus) {
      return new OcspCache.Answer(OcspJudgement.REVOKED, from, until);
    }
    throw new DoubtException("the responder does not know the certificate");
  }

  /** Whether an answer of a time is young enough for the role. */
  boolean isRecent(Instant thisUpdate) {
    Duration age = rules.maxAge();
    return age == null || age.isZero() || !thisUpdate.plus(age).isBefore(now);
  }

  private boolean isAboutClient(SingleResp single)
      throws OCSPException, OperatorCreationException, GeneralSecurityException {
    return single.getCertID().getSerialNumber().equals(client.getSerialNumber())
        && single.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer), digests());
  }

  /** By the issuer, by a configured responder, or by one with a certificate of either of them. */
  private boolean isSigned(BasicOCSPResp answer)
      throws OCSPException, OperatorCreationException, GeneralSecurityException {
    List<X509Certificate> trusted = Stream.concat(Stream.of(issuer), more.stream()).toList();
    for (X509Certificate each : trusted) {
      if (isSignedBy(answer, each)) {
        return true;
      }
    }
    for (X509CertificateHolder holder : answer.getCerts()) {
      X509Certificate responder = new JcaX509CertificateConverter().getCertificate(holder);
      if (isAppointed(responder, trusted) && isSignedBy(answer, responder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSignedBy(BasicOCSPResp answer, X509Certificate signer)
      throws OperatorCreationException {
    try {
      return answer.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()));
    } catch (OCSPException otherKindOfKey) {
      return false;
    }
  }

  private boolean isAppointed(X509Certificate responder, List<X509Certificate> trusted) {
    try {
      responder.checkValidity(Date.from(now));
      List<String> usages = responder.getExtendedKeyUsage();
      if (usages == null || !usages.contains(KeyPurposeId.id_kp_OCSPSigning.getId())) {
        return false;
      }
      for (X509Certificate each : trusted) {
        if (each.getSubjectX500Principal().equals(responder.getIssuerX500Principal())) {
          responder.verify(each.getPublicKey());
          return true;
        }
      }
      return false;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static DigestCalculatorProvider digests() throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder().build();
  }
}
