package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a mount trusts, as it is stored at {@code config}.
 *
 * @param keys where the keys come from
 * @param client how the mount is known to the issuer, for logins at its page
 * @param supportedAlgs algorithms that tokens may be signed by; empty: any that is asymmetric
 * @param boundIssuer what the claim {@code iss} must be; empty: see {@link Issuers}
 * @param defaultRole the role of a login that names none
 * @param provider settings for one provider's ways, kept as they came
 */
record JwtConfig(
    KeySource keys,
    OidcClient client,
    List<String> supportedAlgs,
    String boundIssuer,
    String defaultRole,
    ObjectNode provider) {

  private static final String KEY = "config";

  /** What of a provider's settings is never shown. */
  private static final Set<String> SENSITIVE = Set.of("gsuite_service_account");

  static Optional<JwtConfig> find(Call call) {
    return call.storage().get(KEY, JwtConfig.class);
  }

  /**
   * @throws Refusal.InvalidRequest when the mount is not configured
   */
  static JwtConfig required(Call call) {
    return find(call)
        .orElseThrow(() ->
            new Refusal.InvalidRequest("could not load configuration; write " + KEY + " first"));
  }

  void put(Call call) {
    call.storage().put(KEY, this);
  }

  /** Whether logins at the issuer's page are set up. */
  boolean hasLoginPage() {
    return keys instanceof KeySource.Discovery && client.isSet();
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    keys.show(out);
    client.show(out);
    out.set("jwt_supported_algs", Json.array(supportedAlgs));
    out.put("bound_issuer", boundIssuer);
    out.put("default_role", defaultRole);
    ObjectNode shown = provider.deepCopy();
    shown.remove(SENSITIVE);
    out.set("provider_config", shown);
    // What OpenBao has beside Vault.
    out.set("override_allowed_server_names", Json.array());
    out.put("status", "valid");
    return out;
  }
}
