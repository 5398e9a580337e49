package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.crypto.SecretBytes;
import java.util.Set;

/**
 * A token that is about to be signed, outside of any transaction.
 *
 * @param claims what it says
 */
public record Jwt(JwsAlgorithm algorithm, String kid, SecretBytes privateKey, ObjectNode claims) {
  /** A token by the key that signs now. */
  public static Jwt of(Call call, NamedKey key, ObjectNode claims) {
    SecretBytes privateKey = new KeyStore(call).signing(key);
    return new Jwt(key.algorithm(), key.signing().orElseThrow().kid(), privateKey, claims);
  }

  /** Signs it (RFC 7515, compact), and erases the key. */
  public String signed() {
    try (privateKey) {
      JWSObject jws =
          new JWSObject(
              new JWSHeader.Builder(algorithm.jose()).keyID(kid).build(),
              new Payload(Json.write(claims)));
      jws.sign(new OwnSigner(algorithm, privateKey));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("an identity token could not be signed", e);
    }
  }

  /** Signs by our own primitives, which are those that are measured and tested. */
  private record OwnSigner(JwsAlgorithm algorithm, SecretBytes privateKey) implements JWSSigner {
    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
      byte[] signature = privateKey.use(key -> algorithm.sign(key, input));
      return Base64URL.encode(signature);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return Set.of(algorithm.jose());
    }

    @Override
    public JCAContext getJCAContext() {
      return new JCAContext();
    }
  }

  /** Leaves out the claims. */
  @Override
  public String toString() {
    return "Jwt[" + algorithm + " " + kid + "]";
  }
}
