package io.holdfast.engine.pki.acme.jose;

import com.nimbusds.jose.jwk.CurveBasedJWK;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;

/** How requests are signed (RFC 7518); no others are taken, and none by a shared secret. */
enum SignatureAlgorithm {
  RS256("RSA", "", "SHA256withRSA"),
  ES256("EC", "P-256", "SHA256withECDSAinP1363Format"),
  ES384("EC", "P-384", "SHA384withECDSAinP1363Format"),
  ES512("EC", "P-521", "SHA512withECDSAinP1363Format"),
  EdDSA("OKP", "Ed25519", "Ed25519");

  private final String keyType;
  private final String curve;
  private final String ofJava;

  SignatureAlgorithm(String keyType, String curve, String ofJava) {
    this.keyType = keyType;
    this.curve = curve;
    this.ofJava = ofJava;
  }

  static SignatureAlgorithm named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new AcmeException(
                Problem.Kind.BAD_SIGNATURE_ALGORITHM,
                "alg is one of " + Arrays.toString(values())));
  }

  boolean verifies(AccountKey key, byte[] signed, byte[] signature) {
    boolean fits = key.json().getKeyType().getValue().equals(keyType) && curve(key).equals(curve);
    if (!fits) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ofJava);
      verifier.initVerify(key.key());
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String curve(AccountKey key) {
    return key.json() instanceof CurveBasedJWK onCurve ? onCurve.getCurve().getName() : "";
  }
}
