package io.holdfast.auth.jwt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.List;

/** Where a mount's verification keys come from: exactly one of three. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = KeySource.Given.class, name = "given"),
  @JsonSubTypes.Type(value = KeySource.Sets.class, name = "sets"),
  @JsonSubTypes.Type(value = KeySource.Discovery.class, name = "discovery")
})
sealed interface KeySource {
  /** Keys in the configuration itself, in PEM. */
  record Given(List<String> pems) implements KeySource {}

  /**
   * Key sets at addresses.
   *
   * @param single whether it was given by jwks_url, else by jwks_pairs
   */
  record Sets(List<Place> places, boolean single) implements KeySource {}

  /** The key set that an issuer's discovery document names. */
  record Discovery(Place issuer) implements KeySource {}

  /**
   * An address, and who may vouch for it.
   *
   * @param caPem certificates; empty for the system's
   */
  record Place(String url, String caPem) {}

  /** Adds what a read shows of it; all fields are there. */
  default void show(ObjectNode out) {
    Place none = new Place("", "");
    Place discovery = this instanceof Discovery(Place issuer) ? issuer : none;
    Place set =
        this instanceof Sets(List<Place> places, boolean single) && single
            ? places.getFirst()
            : none;
    out.put("oidc_discovery_url", discovery.url);
    out.put("oidc_discovery_ca_pem", discovery.caPem);
    out.put("jwks_url", set.url);
    out.put("jwks_ca_pem", set.caPem);
    out.set(
        "jwt_validation_pubkeys",
        Json.array(this instanceof Given(List<String> pems) ? pems : List.of()));
    if (this instanceof Sets(List<Place> places, boolean single) && !single) {
      ArrayNode pairs = out.putArray("jwks_pairs");
      places.forEach(
          place -> pairs.addObject().put("jwks_url", place.url).put("jwks_ca_pem", place.caPem));
    }
  }
}
