package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.KeySet;
import io.holdfast.auth.outside.HttpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The fields that say where keys come from. */
final class KeySourceFields {
  static final Field<String> DISCOVERY_URL =
      Field.string(
          "oidc_discovery_url", "The issuer's URL, without /.well-known/openid-configuration.");
  static final Field<String> DISCOVERY_CA =
      Field.string("oidc_discovery_ca_pem", "Who may vouch for that URL; the system's by default.");
  static final Field<String> JWKS_URL = Field.string("jwks_url", "Where a key set lies.");
  static final Field<String> JWKS_CA =
      Field.string("jwks_ca_pem", "Who may vouch for that URL; the system's by default.");
  static final Field<JsonNode> JWKS_PAIRS =
      Field.any("jwks_pairs", "Several key sets: objects with jwks_url and jwks_ca_pem.");
  static final Field<List<String>> PUBKEYS =
      Field.commaList("jwt_validation_pubkeys", "Public keys or certificates in PEM.");

  private static final int MOST_SETS = 20;
  private static final String WELL_KNOWN = ".well-known";

  private KeySourceFields() {}

  /**
   * The source that a call gives.
   *
   * @throws Refusal.InvalidRequest when it gives none or several, or one that is wrong
   */
  static KeySource of(Call call) {
    List<KeySource> given =
        Stream.of(discovery(call), set(call), sets(call), keys(call))
            .flatMap(List::stream)
            .toList();
    if (given.size() != 1) {
      throw new Refusal.InvalidRequest(
          "exactly one of 'jwt_validation_pubkeys', 'jwks_url', 'jwks_pairs' or"
              + " 'oidc_discovery_url' must be set");
    }
    return given.getFirst();
  }

  private static List<KeySource> discovery(Call call) {
    String url = call.get(DISCOVERY_URL);
    if (url.isEmpty()) {
      return List.of();
    }
    if (url.contains(WELL_KNOWN)) {
      throw new Refusal.InvalidRequest("'oidc_discovery_url' contains '.well-known' component");
    }
    return List.of(
        new KeySource.Discovery(place(call, DISCOVERY_URL.name(), url, call.get(DISCOVERY_CA))));
  }

  private static List<KeySource> set(Call call) {
    String url = call.get(JWKS_URL);
    return url.isEmpty()
        ? List.of()
        : List.of(
            new KeySource.Sets(
                List.of(place(call, JWKS_URL.name(), url, call.get(JWKS_CA))), true));
  }

  private static List<KeySource> sets(Call call) {
    JsonNode pairs = call.find(JWKS_PAIRS).orElse(null);
    if (pairs == null || pairs.isEmpty()) {
      return List.of();
    }
    if (!pairs.isArray() || pairs.size() > MOST_SETS) {
      throw new Refusal.InvalidRequest(
          "jwks_pairs must be an array of at most " + MOST_SETS + " objects");
    }
    List<KeySource.Place> places = new ArrayList<>();
    for (JsonNode pair : pairs) {
      places.add(
          place(
              call,
              "jwks_url in jwks_pairs",
              pair.path("jwks_url").asText(),
              pair.path("jwks_ca_pem").asText()));
    }
    return List.of(new KeySource.Sets(places, false));
  }

  private static KeySource.Place place(Call call, String field, String url, String caPem) {
    if (HttpAddress.of(field, url).isOpen()) {
      call.warn(field + " is not https: whoever is on the way to it can make up keys");
    }
    return new KeySource.Place(url, caPem);
  }

  private static List<KeySource> keys(Call call) {
    List<String> pems = call.get(PUBKEYS);
    if (pems.isEmpty()) {
      return List.of();
    }
    try {
      var _ = KeySet.ofPem(pems);
    } catch (JoseException e) {
      throw new Refusal.InvalidRequest(
          "error parsing public key in jwt_validation_pubkeys: " + e.getMessage());
    }
    return List.of(new KeySource.Given(pems));
  }
}
