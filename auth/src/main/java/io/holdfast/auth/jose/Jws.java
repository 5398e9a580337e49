package io.holdfast.auth.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A signed token in compact form, read and not yet verified. Keys and addresses of keys in its
 * header ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are never looked at.
 *
 * @param algorithm by which it says to be signed
 * @param keyId the key that it names; empty for none
 * @param claims what it says; believe nothing of it before {@link KeySet#verifies}
 * @param signingInput what is signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Jws(
    SigningAlgorithm algorithm,
    String keyId,
    ObjectNode claims,
    byte[] signingInput,
    byte[] signature) {

  /** Tokens with hundreds of groups have some 10 KiB. */
  private static final int LONGEST = 64 << 10;

  private static final int LONGEST_KEY_ID = 1024;
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

  /**
   * Reads a token.
   *
   * @throws JoseException when it is too long, malformed, or of a kind that is not taken
   */
  public static Jws parse(String token) {
    if (token.length() > LONGEST) {
      throw new JoseException("the token is longer than " + LONGEST + " characters");
    }
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new JoseException("compact JWS format must have three parts");
    }
    ObjectNode header = StrictJson.object(decoded(parts[0], "header"), "the token's header");
    if (header.has("crit")) {
      throw new JoseException("the token's header demands extensions (crit), and none is known");
    }
    String named = text(header, "alg");
    SigningAlgorithm algorithm =
        SigningAlgorithm.named(named)
            .orElseThrow(() ->
                new JoseException(
                    "the token's algorithm is not one of "
                        + String.join(", ", SigningAlgorithm.names())));
    String keyId = text(header, "kid");
    if (keyId.length() > LONGEST_KEY_ID) {
      throw new JoseException("the token's key id is longer than " + LONGEST_KEY_ID);
    }
    return new Jws(
        algorithm,
        keyId,
        StrictJson.object(decoded(parts[1], "payload"), "the token's payload"),
        (parts[0] + "." + parts[1]).getBytes(US_ASCII),
        decoded(parts[2], "signature"));
  }

  private static String text(ObjectNode header, String name) {
    JsonNode value = header.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw new JoseException("the token's header has a " + name + " that is no string");
    }
    return value.asText("");
  }

  private static byte[] decoded(String part, String what) {
    if (!BASE64URL.matcher(part).matches()) {
      throw new JoseException("the token's " + what + " is not base64url without padding");
    }
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw new JoseException("the token's " + what + " is not base64url without padding");
    }
  }

  /** Leaves out the claims and the signature, with which somebody could log in. */
  @Override
  public String toString() {
    return "Jws[" + algorithm + " " + keyId + "]";
  }
}
