package io.holdfast.auth.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.holdfast.crypto.sign.Ed25519;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** JSON Web Key Sets. */
final class Jwks {
  /** No issuer has more; each unknown key would cost a verification. */
  private static final int MOST = 200;

  private Jwks() {}

  /**
   * @throws JoseException when it is no set
   */
  static List<VerificationKey> read(byte[] json) {
    JsonNode keys = StrictJson.object(json, "the key set").path("keys");
    if (!keys.isArray() || keys.size() > MOST) {
      throw new JoseException("the key set has no array of at most " + MOST + " keys");
    }
    List<VerificationKey> usable = new ArrayList<>();
    for (JsonNode key : keys) {
      key(key).ifPresent(usable::add);
    }
    return usable;
  }

  private static Optional<VerificationKey> key(JsonNode json) {
    try {
      JWK key = JWK.parse(json.toString());
      if (!signs(key) || key.isPrivate()) {
        return Optional.empty();
      }
      return switch (key) {
        case RSAKey rsa -> rsa(rsa);
        case ECKey elliptic -> elliptic(elliptic);
        case OctetKeyPair octets -> edwards(octets);
        // Among them symmetric ones, which nobody publishes on purpose.
        default -> Optional.empty();
      };
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean signs(JWK key) {
    Set<KeyOperation> operations = key.getKeyOperations();
    return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (operations == null || operations.contains(KeyOperation.VERIFY));
  }

  private static Optional<VerificationKey> rsa(RSAKey key) throws JOSEException {
    return key.size() < VerificationKey.Rsa.LEAST_BITS
        ? Optional.empty()
        : Optional.of(new VerificationKey.Rsa(id(key), algorithm(key), key.toRSAPublicKey()));
  }

  private static Optional<VerificationKey> elliptic(ECKey key) throws JOSEException {
    return Optional.of(
        new VerificationKey.Ec(id(key), algorithm(key), key.toECPublicKey(), key.getCurve()));
  }

  private static Optional<VerificationKey> edwards(OctetKeyPair key) {
    byte[] point = key.getDecodedX();
    return key.getCurve().equals(Curve.Ed25519) && Ed25519.isValidPublicKey(point)
        ? Optional.of(new VerificationKey.Edwards(id(key), algorithm(key), point))
        : Optional.empty();
  }

  private static String id(JWK key) {
    return key.getKeyID() == null ? "" : key.getKeyID();
  }

  private static Optional<String> algorithm(JWK key) {
    return Optional.ofNullable(key.getAlgorithm()).map(com.nimbusds.jose.Algorithm::getName);
  }
}
