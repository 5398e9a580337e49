package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.holdfast.api.Json;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.RsaKeys;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a signing key.
 *
 * @param spki SubjectPublicKeyInfo DER
 * @param until when it verifies no more; null while it may still sign
 */
@SuppressWarnings("ArrayRecordComponent") // stored, never compared
record PublicKey(String kid, JwsAlgorithm algorithm, byte[] spki, @Nullable Instant until) {
  PublicKey until(Instant end) {
    return new PublicKey(kid, algorithm, spki, end);
  }

  boolean isOver(Instant now) {
    return until != null && !until.isAfter(now);
  }

  /** As a JSON Web Key (RFC 7517). */
  ObjectNode asJwk() {
    return (ObjectNode) Json.of(jwk().toJSONObject());
  }

  private JWK jwk() {
    if (algorithm == JwsAlgorithm.EDDSA) {
      return new OctetKeyPair.Builder(
              algorithm.curve().orElseThrow(), Base64URL.encode(Ed25519Keys.publicKeyOf(spki)))
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(algorithm.jose())
          .build();
    }
    if (algorithm.ec().isPresent()) {
      byte[] point = EcKeys.pointOf(spki);
      int size = algorithm.ec().get().size();
      return new ECKey.Builder(
              algorithm.curve().orElseThrow(),
              Base64URL.encode(Arrays.copyOfRange(point, 1, 1 + size)),
              Base64URL.encode(Arrays.copyOfRange(point, 1 + size, point.length)))
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(algorithm.jose())
          .build();
    }
    return new RSAKey.Builder(
            Base64URL.encode(RsaKeys.modulusOf(spki)), Base64URL.encode(RsaKeys.exponentOf(spki)))
        .keyID(kid)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(algorithm.jose())
        .build();
  }
}
