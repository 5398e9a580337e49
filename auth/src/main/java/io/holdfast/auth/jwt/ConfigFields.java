package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.jose.SigningAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a configuration, and what they make. A write replaces all of it. */
final class ConfigFields {
  static final Field<Boolean> SKIP_CHECK =
      Field.bool(
          "skip_jwks_validation", "Whether to store it although its addresses do not answer.");

  private static final Field<String> CLIENT_ID =
      Field.string("oidc_client_id", "The client id that the issuer knows the mount by.");
  private static final Field<String> CLIENT_SECRET =
      Field.string("oidc_client_secret", "The client secret; never shown.");
  private static final Field<String> RESPONSE_MODE =
      Field.string("oidc_response_mode", "How the issuer answers: query or form_post.");
  private static final Field<List<String>> RESPONSE_TYPES =
      Field.commaList("oidc_response_types", "What it answers: code, id_token; code by default.");
  private static final Field<List<String>> ALGORITHMS =
      Field.commaList("jwt_supported_algs", "Algorithms that tokens may be signed by.");
  private static final Field<String> BOUND_ISSUER =
      Field.string("bound_issuer", "What the claim iss must be.");
  private static final Field<String> DEFAULT_ROLE =
      Field.lowerCase("default_role", "The role of a login that names none.");
  private static final Field<ObjectNode> PROVIDER =
      Field.object(
          "provider_config", "Settings for the ways of one provider; kept, without effect.");
  private static final Field<Boolean> NAMESPACE_IN_STATE =
      Field.bool("namespace_in_state", "Whether the namespace travels in the state.");
  private static final Field<List<String>> SERVER_NAMES =
      Field.commaList("override_allowed_server_names", "Not taken: names are always checked.");

  private static final Set<String> PROVIDERS = Set.of("azure", "gsuite", "ibmisam", "secureauth");

  private ConfigFields() {}

  static List<Field<?>> all() {
    return List.of(
        KeySourceFields.DISCOVERY_URL,
        KeySourceFields.DISCOVERY_CA,
        KeySourceFields.JWKS_URL,
        KeySourceFields.JWKS_CA,
        KeySourceFields.JWKS_PAIRS,
        KeySourceFields.PUBKEYS,
        CLIENT_ID,
        CLIENT_SECRET,
        RESPONSE_MODE,
        RESPONSE_TYPES,
        ALGORITHMS,
        BOUND_ISSUER,
        DEFAULT_ROLE,
        PROVIDER,
        NAMESPACE_IN_STATE,
        SERVER_NAMES,
        SKIP_CHECK);
  }

  /**
   * The configuration that a call gives.
   *
   * @throws Refusal.InvalidRequest when it is contradictory or wrong
   */
  static JwtConfig of(Call call) {
    KeySource keys = KeySourceFields.of(call);
    if (!call.get(SERVER_NAMES).isEmpty()) {
      throw new Refusal.InvalidRequest(
          "override_allowed_server_names is not supported: the certificate must be for the host of"
              + " the URL");
    }
    return new JwtConfig(
        keys,
        client(call, keys),
        algorithms(call.get(ALGORITHMS)),
        call.get(BOUND_ISSUER),
        call.get(DEFAULT_ROLE),
        provider(call));
  }

  private static OidcClient client(Call call, KeySource keys) {
    String id = call.get(CLIENT_ID);
    String secret = call.get(CLIENT_SECRET);
    if (id.isEmpty() != secret.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "both 'oidc_client_id' and 'oidc_client_secret' must be set for OIDC");
    }
    if (!id.isEmpty() && !(keys instanceof KeySource.Discovery)) {
      throw new Refusal.InvalidRequest("'oidc_discovery_url' must be set for OIDC");
    }
    List<String> types = call.get(RESPONSE_TYPES);
    if (!Set.of(OidcClient.CODE, OidcClient.ID_TOKEN).containsAll(types)) {
      throw new Refusal.InvalidRequest(
          "invalid oidc_response_types: 'code' and 'id_token' are allowed");
    }
    String mode = call.get(RESPONSE_MODE);
    if (!Set.of("", "query", OidcClient.FORM_POST).contains(mode)) {
      throw new Refusal.InvalidRequest(
          "invalid oidc_response_mode \"" + mode + "\"; use query or form_post");
    }
    if (types.contains(OidcClient.ID_TOKEN) && !mode.equals(OidcClient.FORM_POST)) {
      throw new Refusal.InvalidRequest(
          "query response_mode may not be used with an id_token response_type; use form_post");
    }
    boolean inState =
        call.find(NAMESPACE_IN_STATE)
            .or(() -> JwtConfig.find(call).map(before -> before.client().namespaceInState()))
            .orElse(true);
    return new OidcClient(id, secret, mode, types, inState);
  }

  private static List<String> algorithms(List<String> names) {
    for (String name : names) {
      if (SigningAlgorithm.named(name).isEmpty()) {
        throw new Refusal.InvalidRequest(
            "invalid jwt_supported_algs: \""
                + name
                + "\"; use "
                + String.join(", ", SigningAlgorithm.names()));
      }
    }
    return names;
  }

  private static ObjectNode provider(Call call) {
    Optional<ObjectNode> given = call.find(PROVIDER);
    if (given.isEmpty() || given.get().isEmpty()) {
      return Json.object();
    }
    JsonNode name = given.get().path("provider");
    if (!PROVIDERS.contains(name.asText())) {
      throw new Refusal.InvalidRequest(
          "invalid provider_config: its \"provider\" is none of azure, gsuite, ibmisam,"
              + " secureauth");
    }
    call.warn(
        "provider_config is kept, but groups are read from the token and the provider's userinfo"
            + " alone");
    return given.get();
  }
}
