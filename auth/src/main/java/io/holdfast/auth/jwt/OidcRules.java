package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.token.Given;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How logins at the issuer's page go.
 *
 * @param redirectUris where the issuer may send the browser back to; null where the role never
 *     said, which reads show, as Vault does, otherwise than an empty list
 * @param scopes asked for beside {@code openid}
 * @param maxAge how long ago the user may have given proof at the issuer; zero for any time
 * @param direct whether the issuer sends the browser to this server itself, which the command line
 *     then polls; else to the command line
 * @param pollInterval seconds between polls; 0 for the usual
 * @param confirmed whether, in direct mode, the page that asks for confirmation is left out
 * @param metadata tokens of the issuer to put into the metadata
 */
record OidcRules(
    @Nullable List<String> redirectUris,
    List<String> scopes,
    Duration maxAge,
    boolean direct,
    long pollInterval,
    boolean confirmed,
    boolean verbose,
    List<String> metadata) {

  static final OidcRules NONE =
      new OidcRules(null, List.of(), Duration.ZERO, false, 0, false, false, List.of());

  static final String ACCESS_TOKEN = "access_token";
  static final String ID_TOKEN = "id_token";
  static final String REFRESH_TOKEN = "refresh_token";

  private static final String CLIENT = "client";
  private static final String DIRECT = "direct";
  private static final Field<List<String>> REDIRECT_URIS =
      Field.commaList("allowed_redirect_uris", "Where the issuer may send the browser back to.");
  private static final Field<List<String>> SCOPES =
      Field.commaList("oidc_scopes", "Scopes to ask for beside openid.");
  private static final Field<Duration> MAX_AGE =
      Field.duration("max_age", "How long ago the user may have logged in at the issuer.");
  private static final Field<String> CALLBACK_MODE =
      Field.string(
              "callback_mode",
              "Whether the browser comes back to the client, or to this server (direct).")
          .withDefault(CLIENT);
  private static final Field<Long> POLL_INTERVAL =
      Field.integer("poll_interval", "Seconds between polls in direct mode; 5 by default.");
  private static final Field<Boolean> CONFIRMED =
      Field.bool("oidc_disable_confirmation", "Whether direct mode asks for no confirmation.");
  private static final Field<Boolean> VERBOSE =
      Field.bool("verbose_oidc_logging", "Kept; tokens and claims are never logged.");
  private static final Field<List<String>> METADATA =
      Field.commaList(
          "oauth2_metadata", "Of access_token, id_token, refresh_token: to be metadata.");
  private static final Field<Boolean> TEMPLATES =
      Field.bool(
          "token_policies_template_claims", "Not taken: policies have templates of their own.");
  static final List<Field<?>> FIELDS =
      List.of(
          REDIRECT_URIS,
          SCOPES,
          MAX_AGE,
          CALLBACK_MODE,
          POLL_INTERVAL,
          CONFIRMED,
          VERBOSE,
          METADATA,
          TEMPLATES);

  /**
   * @throws Refusal.InvalidRequest when a value is none of those that are taken
   */
  OidcRules apply(Given given) {
    String mode = given.find(CALLBACK_MODE).orElse(CLIENT);
    if (!mode.equals(CLIENT) && !mode.equals(DIRECT)) {
      throw new Refusal.InvalidRequest(
          "invalid 'callback_mode': \"" + mode + "\"; use client or direct");
    }
    if (given.find(TEMPLATES).orElse(false)) {
      throw new Refusal.InvalidRequest(
          "token_policies_template_claims is not supported; put claims into the metadata by"
              + " claim_mappings and use them in templated policies");
    }
    Optional<List<String>> uris = given.find(REDIRECT_URIS);
    OidcRules after =
        new OidcRules(
            uris.isPresent() ? uris.get() : redirectUris,
            given.find(SCOPES).orElse(scopes),
            given.find(MAX_AGE).orElse(maxAge),
            mode.equals(DIRECT),
            given.find(POLL_INTERVAL).orElse(pollInterval),
            given.find(CONFIRMED).orElse(false),
            given.find(VERBOSE).orElse(verbose),
            given.find(METADATA).orElse(metadata));
    if (!Set.of(ACCESS_TOKEN, ID_TOKEN, REFRESH_TOKEN).containsAll(after.metadata)) {
      throw new Refusal.InvalidRequest(
          "oauth2_metadata: only access_token, id_token and refresh_token are known");
    }
    return after;
  }

  /** Where the issuer may send the browser back to. */
  List<String> allowedUris() {
    return redirectUris == null ? List.of() : redirectUris;
  }

  void show(ObjectNode out) {
    out.set("allowed_redirect_uris", redirectUris == null ? null : Json.array(redirectUris));
    out.set("oidc_scopes", orNull(scopes));
    out.put("max_age", maxAge.toSeconds());
    out.put("callback_mode", direct ? DIRECT : CLIENT);
    if (pollInterval > 0) {
      out.put("poll_interval", pollInterval);
    }
    out.put("oidc_disable_confirmation", confirmed);
    out.put("verbose_oidc_logging", verbose);
    out.set("oauth2_metadata", orNull(metadata));
    out.put("token_policies_template_claims", false);
  }

  private static com.fasterxml.jackson.databind.@org.jspecify.annotations.Nullable JsonNode orNull(
      List<String> list) {
    return list.isEmpty() ? null : Json.array(list);
  }
}
