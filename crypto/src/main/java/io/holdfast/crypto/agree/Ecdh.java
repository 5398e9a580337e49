package io.holdfast.crypto.agree;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KeyAgreement;

/**
 * Elliptic curve Diffie-Hellman (NIST SP 800-56A, 5.7.1.2) on P-256, P-384 and P-521. The JDK's
 * implementation is used, which takes the same time for every key.
 */
public final class Ecdh {
  private Ecdh() {}

  /**
   * The secret that two keys share: the x coordinate of the common point, not yet fit to be a key.
   *
   * @param pkcs8 one's own private key
   * @param spki the other's public key, which is checked to be a point of the same curve
   */
  public static SecretBytes agree(byte[] pkcs8, byte[] spki) {
    EcCurve curve = EcKeys.curveOfPrivate(pkcs8);
    if (curve == EcCurve.SECP256K1) {
      throw new CryptoException("keys of secp256k1 are not agreed upon");
    }
    if (EcKeys.curveOfPublic(spki) != curve) {
      throw new CryptoException("the public key is not of the private key's curve, " + curve);
    }
    byte[] canonical = EcKeys.toSpki(curve, EcKeys.pointOf(spki));
    try {
      KeyFactory keys = KeyFactory.getInstance("EC");
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      agreement.doPhase(keys.generatePublic(new X509EncodedKeySpec(canonical)), true);
      return SecretBytes.take(agreement.generateSecret());
    } catch (GeneralSecurityException e) {
      throw new CryptoException("these keys of " + curve + " cannot agree on a secret", e);
    }
  }
}
