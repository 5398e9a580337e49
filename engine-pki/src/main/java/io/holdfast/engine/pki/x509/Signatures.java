package io.holdfast.engine.pki.x509;

import java.io.IOException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcEdDSAContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Whether certificates and requests are signed by whom they say. */
public final class Signatures {
  private Signatures() {}

  /** Whether a certificate names the issuer's subject and its key signed it. */
  public static boolean isIssuedBy(
      X509CertificateHolder certificate, X509CertificateHolder issuer) {
    return certificate.getIssuer().equals(issuer.getSubject())
        && isSignedBy(certificate, issuer.getSubjectPublicKeyInfo());
  }

  public static boolean isSelfSigned(X509CertificateHolder certificate) {
    return isIssuedBy(certificate, certificate);
  }

  static boolean isSignedBy(X509CertificateHolder certificate, SubjectPublicKeyInfo key) {
    try {
      return certificate.isSignatureValid(verifier(key));
    } catch (CertException | OperatorCreationException | IOException | RuntimeException wrong) {
      return false;
    }
  }

  /** Whether whoever made a request has its private key. */
  static boolean provesPossession(PKCS10CertificationRequest request) {
    try {
      return request.isSignatureValid(verifier(request.getSubjectPublicKeyInfo()));
    } catch (PKCSException | OperatorCreationException | IOException | RuntimeException wrong) {
      return false;
    }
  }

  private static ContentVerifierProvider verifier(SubjectPublicKeyInfo key)
      throws OperatorCreationException, IOException {
    AsymmetricKeyParameter parameter = PublicKeyFactory.createKey(key);
    DefaultDigestAlgorithmIdentifierFinder digests = new DefaultDigestAlgorithmIdentifierFinder();
    return switch (KeySpec.of(key).kind()) {
      case RSA -> new BcRSAContentVerifierProviderBuilder(digests).build(parameter);
      case EC -> new BcECContentVerifierProviderBuilder(digests).build(parameter);
      case ED25519 -> new BcEdDSAContentVerifierProviderBuilder().build(parameter);
    };
  }
}
