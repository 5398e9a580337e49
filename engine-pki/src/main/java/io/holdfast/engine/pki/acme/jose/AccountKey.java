package io.holdfast.engine.pki.acme.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;

/**
 * The public key of an account, or of a certificate.
 *
 * @param json a JWK (RFC 7517), of the public key alone
 */
public record AccountKey(JWK json, PublicKey key) {
  private static final int SMALLEST_RSA = 2048;
  private static final int LARGEST_RSA = 8192;
  private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * Reads a JWK.
   *
   * @throws AcmeException when it is none, is private, or of a kind that is not taken
   */
  public static AccountKey parse(String json) {
    try {
      JWK given = JWK.parse(json);
      if (given.isPrivate()) {
        throw bad("it is a private key: make another and keep that to yourself");
      }
      // Without what else may stand there: certificates, names.
      JWK jwk = JWK.parse(JSONObjectUtils.toJSONString(given.getRequiredParams()));
      return new AccountKey(jwk, publicKey(jwk));
    } catch (ParseException | JOSEException | GeneralSecurityException e) {
      throw bad("it is no JWK");
    }
  }

  private static PublicKey publicKey(JWK jwk) throws JOSEException, GeneralSecurityException {
    return switch (jwk) {
      case RSAKey rsa -> checked(rsa.toRSAPublicKey());
      case ECKey ec -> ec.toECPublicKey();
      case OctetKeyPair okp -> ed25519(okp);
      default -> throw bad("it is neither RSA nor EC nor Ed25519");
    };
  }

  private static RSAPublicKey checked(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < SMALLEST_RSA || bits > LARGEST_RSA) {
      throw bad("an RSA key has " + SMALLEST_RSA + " to " + LARGEST_RSA + " bits");
    }
    return key;
  }

  private static PublicKey ed25519(OctetKeyPair okp) throws GeneralSecurityException {
    byte[] point = okp.getDecodedX();
    if (!okp.getCurve().equals(com.nimbusds.jose.jwk.Curve.Ed25519) || point.length != 32) {
      throw bad("of its kind only Ed25519 is taken");
    }
    byte[] spki = new byte[ED25519_HEAD.length + point.length];
    System.arraycopy(ED25519_HEAD, 0, spki, 0, ED25519_HEAD.length);
    System.arraycopy(point, 0, spki, ED25519_HEAD.length, point.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  private static AcmeException bad(String why) {
    return new AcmeException(Problem.Kind.BAD_PUBLIC_KEY, "the key cannot be taken: " + why);
  }

  /** The thumbprint (RFC 7638), by SHA-256, in base64url. */
  public String thumbprint() {
    try {
      return json.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw bad("it has no thumbprint");
    }
  }

  /** Whether it is the key of a certificate or request, by the DER of its public key. */
  public boolean isKeyOf(byte[] subjectPublicKeyInfo) {
    return java.util.Arrays.equals(key.getEncoded(), subjectPublicKeyInfo);
  }
}
