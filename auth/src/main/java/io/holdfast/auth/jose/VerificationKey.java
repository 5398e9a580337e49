package io.holdfast.auth.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import io.holdfast.crypto.sign.Ed25519;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** A public key with what it may be used for. */
sealed interface VerificationKey {
  /** Its id in its set; empty for none. */
  String id();

  /** The only algorithm that it may be used with, where its owner said so. */
  Optional<String> algorithm();

  /** Whether its kind is that of the algorithm. */
  boolean suits(SigningAlgorithm other);

  /** Whether a token of an algorithm that suits was signed by its owner. */
  boolean verifies(Jws token);

  /** Whether it may verify tokens of an algorithm. */
  default boolean mayVerify(SigningAlgorithm other) {
    return suits(other) && algorithm().map(other.wireName()::equals).orElse(true);
  }

  /** A key of RSASSA-PKCS1-v1_5 or RSASSA-PSS. */
  record Rsa(String id, Optional<String> algorithm, RSAPublicKey key) implements VerificationKey {
    static final int LEAST_BITS = 2048;

    @Override
    public boolean suits(SigningAlgorithm other) {
      return other.isRsa();
    }

    @Override
    public boolean verifies(Jws token) {
      return by(new RSASSAVerifier(key), token);
    }
  }

  /** A key of ECDSA. */
  record Ec(String id, Optional<String> algorithm, ECPublicKey key, Curve curve)
      implements VerificationKey {
    @Override
    public boolean suits(SigningAlgorithm other) {
      return other.isOn(curve);
    }

    @Override
    public boolean verifies(Jws token) {
      try {
        return by(new ECDSAVerifier(key), token);
      } catch (JOSEException unknownCurve) {
        return false;
      }
    }
  }

  /** A key of Ed25519, in 32 bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Edwards(String id, Optional<String> algorithm, byte[] key) implements VerificationKey {
    @Override
    public boolean suits(SigningAlgorithm other) {
      return other == SigningAlgorithm.EDDSA;
    }

    @Override
    public boolean verifies(Jws token) {
      return Ed25519.verify(key, token.signingInput(), token.signature());
    }
  }

  private static boolean by(JWSVerifier verifier, Jws token) {
    try {
      return verifier.verify(
          new JWSHeader(token.algorithm().jws()),
          token.signingInput(),
          Base64URL.encode(token.signature()));
    } catch (JOSEException malformed) {
      return false;
    }
  }
}
