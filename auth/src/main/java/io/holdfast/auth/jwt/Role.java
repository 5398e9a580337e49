package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.token.StoredRoles;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import java.util.Optional;

/**
 * A role as it is stored, at {@code role/<name>}.
 *
 * @param atLoginPage whether its logins go over the issuer's page (role_type oidc), else with a
 *     token in hand (jwt)
 */
record Role(
    boolean atLoginPage,
    Leeways leeways,
    Bounds bounds,
    IdentityRules identity,
    OidcRules oidc,
    TokenSettings token) {

  static final Field<String> NAME = Field.lowerCase("role", "Name of the role.");
  static final String ROLES = "role/";
  static final StoredRoles<Role> STORED =
      new StoredRoles<>("role", ROLES, Role.class, Role::asJson);
  static final Role NONE =
      new Role(
          true, Leeways.USUAL, Bounds.NONE, IdentityRules.NONE, OidcRules.NONE, TokenSettings.NONE);
  static final TokenFields TOKEN =
      new TokenFields(
          TokenFields.LEGACY_POLICIES,
          TokenFields.LEGACY_TTL,
          TokenFields.LEGACY_MAX_TTL,
          TokenFields.LEGACY_PERIOD,
          TokenFields.LEGACY_NUM_USES,
          TokenFields.LEGACY_BOUND_CIDRS);

  static Optional<Role> find(Call call, String name) {
    return STORED.find(call, name);
  }

  /** The name of the role that a call asks for: the one it names, or the mount's default. */
  static String name(Call call, JwtConfig config) {
    String name = call.get(NAME).isEmpty() ? config.defaultRole() : call.get(NAME);
    if (name.isEmpty()) {
      throw new Refusal.InvalidRequest("missing role");
    }
    return name;
  }

  /**
   * @throws Refusal.InvalidRequest when there is none of this name
   */
  static Role required(Call call, String name) {
    return find(call, name)
        .orElseThrow(() -> new Refusal.InvalidRequest("role \"" + name + "\" could not be found"));
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = token.asJson();
    out.put("role_type", atLoginPage ? "oidc" : "jwt");
    leeways.show(out);
    bounds.show(out);
    identity.show(out);
    oidc.show(out);
    return out;
  }
}
