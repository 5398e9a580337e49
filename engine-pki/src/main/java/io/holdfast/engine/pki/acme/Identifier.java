package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.acme.validation.AddressLiteral;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a certificate is asked for.
 *
 * @param value a host name in lower case, with {@code *.} before it for a wildcard; or an address
 *     in the form that Java writes it in
 */
record Identifier(boolean isAddress, String value) {
  private static final String WILDCARD = "*.";
  private static final int LONGEST = 253;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  /**
   * As a client writes it.
   *
   * @throws AcmeException when it is none that certificates are issued for
   */
  static Identifier of(JsonNode json) {
    String type = json.path("type").asText();
    String value = json.path("value").asText().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "dns" -> name(value);
      case "ip" -> address(value);
      default ->
          throw new AcmeException(
              Problem.Kind.UNSUPPORTED_IDENTIFIER, "an identifier's type is dns or ip");
    };
  }

  static Identifier name(String value) {
    String bare = value.startsWith(WILDCARD) ? value.substring(WILDCARD.length()) : value;
    if (bare.length() > LONGEST || !NAME.matcher(bare).matches()) {
      throw new AcmeException(
          Problem.Kind.MALFORMED,
          "an identifier is no host name in ASCII (xn--...), or is too long");
    }
    if (NUMBERS.matcher(bare).matches()) {
      throw new AcmeException(Problem.Kind.MALFORMED, "an address is an identifier of the type ip");
    }
    return new Identifier(false, value);
  }

  static Identifier address(String value) {
    try {
      return new Identifier(true, AddressLiteral.of(value));
    } catch (IllegalArgumentException e) {
      throw new AcmeException(Problem.Kind.MALFORMED, "an identifier is no IP address");
    }
  }

  boolean isWildcard() {
    return value.startsWith(WILDCARD);
  }

  /** What is to be proven: of a wildcard, the name below which it is. */
  String proven() {
    return isWildcard() ? value.substring(WILDCARD.length()) : value;
  }

  ObjectNode asJson() {
    return asJson(value);
  }

  ObjectNode asJson(String shown) {
    return Json.object().put("type", isAddress ? "ip" : "dns").put("value", shown);
  }
}
