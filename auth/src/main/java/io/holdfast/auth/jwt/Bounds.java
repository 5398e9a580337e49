package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.match.Glob;
import io.holdfast.auth.token.Given;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a role demands of a token's claims.
 *
 * @param audiences one of which must be among the token's; empty: the token must have none
 * @param subject what {@code sub} must be; empty: anything
 * @param globs whether the values of bound claims are patterns
 * @param claims by reference (see {@link Claims#find}), the value or values, one of which the claim
 *     must have; null for none
 */
record Bounds(List<String> audiences, String subject, boolean globs, @Nullable ObjectNode claims) {

  static final Bounds NONE = new Bounds(List.of(), "", false, null);

  private static final String STRING = "string";
  private static final String GLOB = "glob";
  private static final Field<List<String>> AUDIENCES =
      Field.commaList("bound_audiences", "Audiences, one of which a token must be for.");
  private static final Field<String> SUBJECT =
      Field.string("bound_subject", "What the claim sub must be.");
  private static final Field<String> TYPE =
      Field.string("bound_claims_type", "How bound_claims are compared: string or glob.")
          .withDefault(STRING);
  private static final Field<ObjectNode> CLAIMS =
      Field.object("bound_claims", "Claims with the value or values that they must have.");
  static final List<Field<?>> FIELDS = List.of(AUDIENCES, SUBJECT, TYPE, CLAIMS);

  /**
   * @throws Refusal.InvalidRequest when a value cannot be compared
   */
  Bounds apply(Given given) {
    String type = given.find(TYPE).orElse(STRING);
    if (!type.equals(STRING) && !type.equals(GLOB)) {
      throw new Refusal.InvalidRequest(
          "invalid 'bound_claims_type': \"" + type + "\"; use string or glob");
    }
    Bounds after =
        new Bounds(
            given.find(AUDIENCES).orElse(audiences),
            given.find(SUBJECT).orElse(subject),
            type.equals(GLOB),
            given.find(CLAIMS).orElse(claims));
    after.requireComparable();
    return after;
  }

  private void requireComparable() {
    if (claims == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> claim : claims.properties()) {
      for (JsonNode value : Claims.list(claim.getValue())) {
        if (globs && !value.isTextual()) {
          throw new Refusal.InvalidRequest(
              "bound_claims: \"" + claim.getKey() + "\" must be a string or strings to be a glob");
        }
        if (value.isContainerNode()) {
          throw new Refusal.InvalidRequest(
              "bound_claims: \""
                  + claim.getKey()
                  + "\" must be a string, number or boolean, or an array of them");
        }
      }
    }
  }

  /** Whether anything is demanded. */
  boolean isAny() {
    return !audiences.isEmpty() || !subject.isEmpty() || (claims != null && !claims.isEmpty());
  }

  void show(ObjectNode out) {
    out.set("bound_audiences", audiences.isEmpty() ? null : Json.array(audiences));
    out.put("bound_subject", subject);
    out.put("bound_claims_type", globs ? GLOB : STRING);
    out.set("bound_claims", claims);
  }

  /**
   * Checks the audience as of a token that was sent in.
   *
   * @throws Refusal.InvalidRequest when it is for somebody else
   */
  void checkAudience(Claims token) {
    List<String> stated = token.audiences();
    if (audiences.isEmpty() && token.all().hasNonNull("aud")) {
      throw new Refusal.InvalidRequest(
          "audience claim found in JWT but no audiences bound to the role; set bound_audiences");
    }
    if (!audiences.isEmpty() && stated.stream().noneMatch(audiences::contains)) {
      throw new Refusal.InvalidRequest(
          "error validating token: invalid audience (aud) claim: audience claim does not match any"
              + " expected audience");
    }
  }

  /**
   * Checks {@code sub}.
   *
   * @throws Refusal.InvalidRequest when it is another
   */
  void checkSubject(Claims token) {
    if (!subject.isEmpty() && !subject.equals(token.text("sub"))) {
      throw new Refusal.InvalidRequest(
          "error validating token: invalid subject (sub) claim: it is not the role's"
              + " bound_subject");
    }
  }

  /**
   * Checks the bound claims.
   *
   * @throws Refusal.InvalidRequest naming the one that does not match
   */
  void checkClaims(Claims token) {
    if (claims == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> claim : claims.properties()) {
      JsonNode actual =
          token
              .find(claim.getKey())
              .orElseThrow(() -> refused("claim \"" + claim.getKey() + "\" is missing"));
      if (!matches(Claims.list(claim.getValue()), Claims.list(actual))) {
        throw refused(
            "claim \"" + claim.getKey() + "\" does not match any associated bound claim values");
      }
    }
  }

  private boolean matches(List<JsonNode> expected, List<JsonNode> actual) {
    return expected.stream().anyMatch(one -> actual.stream().anyMatch(it -> matches(one, it)));
  }

  private boolean matches(JsonNode expected, JsonNode actual) {
    if (expected.isTextual() && actual.isTextual()) {
      return globs
          ? Glob.matches(expected.textValue(), actual.textValue())
          : expected.textValue().equals(actual.textValue());
    }
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return expected.isBoolean() && expected.equals(actual);
  }

  private static Refusal refused(String why) {
    return new Refusal.InvalidRequest("error validating claims: " + why);
  }
}
