package io.holdfast.auth.jwt;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.token.Given;

/** {@code role}: who may log in, and as what. */
final class RolePaths {
  private static final Field<String> TYPE =
      Field.string("role_type", "jwt for tokens in hand, oidc for logins at the issuer's page.");

  private RolePaths() {}

  static Routes routes() {
    return Routes.of(
        Role.STORED.list(),
        Role.STORED
            .one()
            .describe(
                "Manages a role.",
                "A role of type jwt demands something of a token: an audience, a subject, claims or"
                    + " an address.")
            .fields(TYPE)
            .fields(Leeways.FIELDS)
            .fields(Bounds.FIELDS)
            .fields(IdentityRules.FIELDS)
            .fields(OidcRules.FIELDS)
            .fields(Role.TOKEN.all())
            .exists(call -> Role.STORED.named(call).isPresent())
            .onWrite(RolePaths::write));
  }

  private static Response write(Call call) {
    Role role = apply(call, Role.STORED.named(call).orElse(Role.NONE));
    require(role, call);
    Role.STORED.put(call, role);
    return Response.empty();
  }

  private static Role apply(Call call, Role before) {
    Given given = Given.of(call);
    boolean atLoginPage =
        switch (call.get(TYPE)) {
          case "", "oidc" -> true;
          case "jwt" -> false;
          default ->
              throw new Refusal.InvalidRequest(
                  "invalid 'role_type': \"" + call.get(TYPE) + "\"; use jwt or oidc");
        };
    return new Role(
        atLoginPage,
        before.leeways().apply(given),
        before.bounds().apply(given),
        before.identity().apply(given),
        before.oidc().apply(given),
        Role.TOKEN.apply(given, before.token()));
  }

  private static void require(Role role, Call call) {
    if (role.atLoginPage() && role.oidc().allowedUris().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "'allowed_redirect_uris' must be set if 'role_type' is 'oidc' or unspecified.");
    }
    if (!role.atLoginPage() && !role.bounds().isAny() && role.token().boundCidrs().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "must have at least one bound constraint when creating/updating a role: bound_audiences,"
              + " bound_subject, bound_claims or token_bound_cidrs");
    }
    role.token().requireWithin(call);
    if (role.oidc().verbose()) {
      call.warn("verbose_oidc_logging is kept, but tokens and claims are never logged");
    }
  }
}
