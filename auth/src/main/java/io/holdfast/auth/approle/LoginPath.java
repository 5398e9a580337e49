package io.holdfast.auth.approle;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.LoginGrant.TokenTerms;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.lockout.Lockout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code login}: a token for a role id and a secret id. */
final class LoginPath {
  private static final Field<String> SECRET_ID =
      Field.string("secret_id", "A secret id of the role, unless bind_secret_id is off.")
          .sensitive();

  private LoginPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("login")
            .describe(
                "Issue a token based on the credentials supplied.",
                "The role id is always needed; what else, the role's constraints say.")
            .fields(RoleFields.ROLE_ID, SECRET_ID)
            .unauthenticated()
            .on(Operation.UPDATE, LoginPath::login));
  }

  private static Response login(Call call) {
    String roleId = call.get(RoleFields.ROLE_ID).strip();
    if (roleId.isEmpty()) {
      throw new Refusal.InvalidRequest("missing role_id");
    }
    Role role = RoleStore.of(call).byId(roleId).orElseThrow(LoginPath::invalid);
    Lockout lockout = Lockout.of(call, roleId);
    lockout.check();
    Optional<SecretIds.Found> secret = Optional.empty();
    if (role.bindSecretId()) {
      secret = secret(call, role);
      if (secret.isEmpty()) {
        return lockout.failed(invalid());
      }
      use(call, role, secret.get());
    }
    Blocks.requireFrom(call, role.secretIdBoundCidrs(), "role");
    lockout.clear();
    return new Response.Login(grant(call, role, secret.map(SecretIds.Found::secret)));
  }

  private static Refusal invalid() {
    return new Refusal.InvalidRequest("invalid role or secret ID");
  }

  private static Optional<SecretIds.Found> secret(Call call, Role role) {
    String secretId = call.get(SECRET_ID).strip();
    if (secretId.isEmpty()) {
      throw new Refusal.InvalidRequest("missing secret_id");
    }
    return new SecretIds(call.storage(), role).find(secretId, call.now());
  }

  private static void use(Call call, Role role, SecretIds.Found found) {
    List<String> cidrs = found.secret().cidrs();
    Blocks.requireWithin(role.secretIdBoundCidrs(), cidrs);
    Blocks.requireFrom(call, cidrs, "secret ID");
    new SecretIds(call.storage(), role).use(found, call.now());
  }

  private static LoginGrant grant(Call call, Role role, Optional<SecretId> secret) {
    Map<String, String> metadata = new LinkedHashMap<>();
    secret.ifPresent(found -> metadata.putAll(found.metadata()));
    metadata.put(RoleFields.NAME.name(), role.name());
    List<String> own = secret.map(SecretId::tokenCidrs).orElse(List.of());
    TokenTerms terms = own.isEmpty() ? role.token().terms(call) : role.token().terms(own);
    return new LoginGrant(
        new LoginGrant.Alias(role.roleId(), metadata, List.of()),
        "",
        role.token().policies(),
        metadata,
        terms,
        true,
        Json.object().put(RoleFields.NAME.name(), role.name()));
  }
}
