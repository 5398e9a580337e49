package io.holdfast.auth.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.holdfast.api.Json;
import io.holdfast.testkit.x509.TestAuthority;
import java.util.Base64;

/** A key that signs tokens. */
public record SigningKey(JWSAlgorithm algorithm, JWK key) {
  public static SigningKey rsa(String id) {
    try {
      return new SigningKey(JWSAlgorithm.RS256, new RSAKeyGenerator(2048).keyID(id).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static SigningKey elliptic(String id) {
    try {
      return new SigningKey(
          JWSAlgorithm.ES256, new ECKeyGenerator(Curve.P_256).keyID(id).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same key, signing by another algorithm of its kind. */
  public SigningKey by(JWSAlgorithm other) {
    return new SigningKey(other, key);
  }

  public String id() {
    return key.getKeyID();
  }

  /** The public half, as a key set has it. */
  public ObjectNode published() {
    ObjectNode json = (ObjectNode) Json.tree(key.toPublicJWK().toJSONString().getBytes(UTF_8));
    return json.put("use", "sig").put("alg", algorithm.getName());
  }

  /** The public half in PEM. */
  public String pem() {
    try {
      byte[] spki =
          key instanceof RSAKey rsa
              ? rsa.toRSAPublicKey().getEncoded()
              : ((ECKey) key).toECPublicKey().getEncoded();
      return TestAuthority.pem("PUBLIC KEY", spki);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token with this key's id. */
  public String sign(ObjectNode claims) {
    ObjectNode header = Json.object();
    header.put("alg", algorithm.getName()).put("typ", "JWT").put("kid", id());
    return sign(header.toString(), claims.toString());
  }

  /** A token of exactly this header and payload. */
  public String sign(String header, String payload) {
    String input = encoded(header.getBytes(UTF_8)) + "." + encoded(payload.getBytes(UTF_8));
    try {
      JWSSigner signer =
          key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
      return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(UTF_8));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
