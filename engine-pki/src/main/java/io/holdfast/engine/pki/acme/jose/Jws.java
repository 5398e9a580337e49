package io.holdfast.engine.pki.acme.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A JWS in the flattened JSON form (RFC 7515, section 7.2.2), with nothing in it but what is
 * signed.
 *
 * @param header the protected one
 * @param payload the JSON object that is signed; missing where nothing is (POST-as-GET)
 * @param signed what the signature is over
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Jws(ObjectNode header, JsonNode payload, byte[] signed, byte[] signature) {
  private static final Set<String> MEMBERS = Set.of("protected", "payload", "signature");

  /** Headers that a reader has to understand, of which none are. */
  private static final List<String> NOT_UNDERSTOOD = List.of("crit", "b64");

  /**
   * Reads a body.
   *
   * @throws AcmeException when it is something else, or holds anything beside
   */
  public static Jws read(JsonNode body) {
    Set<String> names = new HashSet<>();
    body.fieldNames().forEachRemaining(names::add);
    if (!names.equals(MEMBERS)) {
      throw malformed("a request is a JSON object of protected, payload and signature alone");
    }
    String header = text(body, "protected");
    String payload = text(body, "payload");
    ObjectNode read = object(decoded(header), "protected");
    if (NOT_UNDERSTOOD.stream().anyMatch(read::has)) {
      throw malformed("the protected header has crit or b64, which are not supported");
    }
    return new Jws(
        read,
        payload.isEmpty() ? MissingNode.getInstance() : object(decoded(payload), "payload"),
        (header + "." + payload).getBytes(US_ASCII),
        decoded(text(body, "signature")));
  }

  private static String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (!value.isTextual()) {
      throw malformed(name + " is no text");
    }
    return value.textValue();
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw malformed("a part of the request is not base64url");
    }
  }

  private static ObjectNode object(byte[] json, String name) {
    try {
      if (Json.parse(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw malformed(name + " is not JSON");
    }
    throw malformed(name + " is no JSON object");
  }

  /** A text of the header; empty when it is not there. */
  public String header(String name) {
    return header.path(name).asText("");
  }

  /** The key that the header brings along. */
  public AccountKey key() {
    return AccountKey.parse(header.path("jwk").toString());
  }

  /** Whether the header brings a key along, rather than the name of an account. */
  public boolean bringsKey() {
    boolean jwk = header.path("jwk").isObject();
    boolean kid = header.path("kid").isTextual();
    if (jwk == kid) {
      throw malformed("the protected header has either jwk or kid");
    }
    return jwk;
  }

  /**
   * Verifies the signature.
   *
   * @throws AcmeException when it is not this key's
   */
  public void requireSignedBy(AccountKey key) {
    if (!SignatureAlgorithm.named(header("alg")).verifies(key, signed, signature)) {
      throw malformed("the signature is not right");
    }
  }

  public static AcmeException malformed(String why) {
    return new AcmeException(Problem.Kind.MALFORMED, why);
  }

  /** Leaves out what is signed. */
  @Override
  public String toString() {
    return "Jws[" + header("url") + "]";
  }
}
