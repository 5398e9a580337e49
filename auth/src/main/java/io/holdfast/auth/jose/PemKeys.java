package io.holdfast.auth.jose;

import com.nimbusds.jose.jwk.Curve;
import io.holdfast.auth.x509.Certificates;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** Public keys in PEM: PUBLIC KEY, RSA PUBLIC KEY, or the key of a CERTIFICATE. */
final class PemKeys {
  private PemKeys() {}

  /**
   * @throws JoseException when the text is none of them, or the key too weak or of another kind
   */
  static VerificationKey read(String pem) {
    try {
      byte[] spki =
          pem.contains("CERTIFICATE-----")
              ? Certificates.ofPem(pem).stream()
                  .findFirst()
                  .orElseThrow(() -> new CryptoException("no certificate"))
                  .getPublicKey()
                  .getEncoded()
              : Pem.readPublic(pem);
      return key(spki);
    } catch (CryptoException | IllegalArgumentException | GeneralSecurityException e) {
      throw new JoseException("not a public key or certificate in PEM that can be read");
    }
  }

  private static VerificationKey key(byte[] spki) throws GeneralSecurityException {
    return switch (KeyType.ofPublic(spki)) {
      case RSA -> {
        RSAPublicKey key = (RSAPublicKey) decoded("RSA", spki);
        if (key.getModulus().bitLength() < VerificationKey.Rsa.LEAST_BITS) {
          throw new JoseException(
              "an RSA key of fewer than " + VerificationKey.Rsa.LEAST_BITS + " bits");
        }
        yield new VerificationKey.Rsa("", Optional.empty(), key);
      }
      case EC_P256 -> elliptic(spki, Curve.P_256);
      case EC_P384 -> elliptic(spki, Curve.P_384);
      case EC_P521 -> elliptic(spki, Curve.P_521);
      case EC_SECP256K1 ->
          throw new JoseException("a key on secp256k1, which signs no tokens here");
      case ED25519 ->
          new VerificationKey.Edwards("", Optional.empty(), Ed25519Keys.publicKeyOf(spki));
    };
  }

  private static VerificationKey elliptic(byte[] spki, Curve curve)
      throws GeneralSecurityException {
    return new VerificationKey.Ec("", Optional.empty(), (ECPublicKey) decoded("EC", spki), curve);
  }

  private static java.security.PublicKey decoded(String algorithm, byte[] spki)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
  }
}
