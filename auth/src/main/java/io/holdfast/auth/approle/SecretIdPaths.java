package io.holdfast.auth.approle;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code role/<name>/secret-id} and {@code custom-secret-id}: issuing and listing secret ids. */
final class SecretIdPaths {
  static final Field<String> SECRET_ID =
      Field.string("secret_id", "A secret id of the role.").sensitive();
  private static final Field<String> METADATA =
      Field.string(
          "metadata", "Text pairs for the tokens: a JSON object, or key=value with commas.");
  private static final Field<List<String>> CIDRS =
      Field.commaList(
          "cidr_list", "Addresses from which to log in with it, within those of the role.");
  private static final Field<List<String>> TOKEN_CIDRS =
      Field.commaList("token_bound_cidrs", "Addresses for its tokens, within those of the role.");
  private static final Field<Long> NUM_USES =
      Field.integer("num_uses", "How many logins it allows, at most as many as the role says.");
  private static final Field<Duration> TTL =
      Field.duration("ttl", "How long it lives, at most as long as the role says.");

  /** With each sixteenth secret id, those that expired are removed: four for each new one. */
  private static final int SWEPT = 64;

  private SecretIdPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("role/{role_name}/secret-id/?")
            .describe("Generate a secret id against this role, or list the accessors.", "")
            .fields(RoleFields.NAME, METADATA, CIDRS, TOKEN_CIDRS, NUM_USES, TTL)
            .fields(Page.FIELDS)
            .on(Operation.UPDATE, call -> issue(call, call.services().uuid()))
            .on(Operation.LIST, SecretIdPaths::list),
        Route.path("role/{role_name}/custom-secret-id")
            .describe("Assign a secret id of choice against the role.", "")
            .fields(RoleFields.NAME, SECRET_ID, METADATA, CIDRS, TOKEN_CIDRS, NUM_USES, TTL)
            .on(Operation.UPDATE, SecretIdPaths::assign));
  }

  private static Response list(Call call) {
    Role role = RolePaths.required(call);
    return Response.keys(new SecretIds(call.storage(), role).accessors(Page.of(call), call.now()));
  }

  private static Response assign(Call call) {
    String secretId = call.get(SECRET_ID);
    if (secretId.isEmpty()) {
      throw new Refusal.InvalidRequest("missing secret_id");
    }
    return issue(call, secretId);
  }

  private static Response issue(Call call, String secretId) {
    Role role =
        RolePaths.find(call)
            .orElseThrow(() ->
                new Refusal.NotFound("role \"" + call.get(RoleFields.NAME) + "\" does not exist"));
    if (!role.bindSecretId()) {
      throw new Refusal.InvalidRequest("bind_secret_id is not set on the role");
    }
    SecretId secret = wanted(call, role);
    String hmac = new SecretIds(call.storage(), role).add(secretId, secret, call.now());
    if (hmac.startsWith("0")) {
      var _ = new Expiries(call.storage()).sweep(call.now(), SWEPT);
    }
    return Response.data(
        Json.object()
            .put("secret_id", secretId)
            .put("secret_id_accessor", secret.accessor())
            .put("secret_id_num_uses", secret.numUses())
            .put("secret_id_ttl", effective(call, secret.ttl()).toSeconds()));
  }

  private static SecretId wanted(Call call, Role role) {
    List<String> cidrs = Blocks.checked(CIDRS.name(), call.get(CIDRS));
    Blocks.requireWithin(role.secretIdBoundCidrs(), cidrs);
    List<String> tokenCidrs = Blocks.checked(TOKEN_CIDRS.name(), call.get(TOKEN_CIDRS));
    Blocks.requireWithin(role.token().boundCidrs(), tokenCidrs);
    Duration ttl = ttl(call, role);
    Instant now = call.now();
    return new SecretId(
        call.services().uuid(),
        uses(call, role),
        ttl,
        now,
        ttl.isZero() ? null : now.plus(effective(call, ttl)),
        now,
        Metadata.parse(call.get(METADATA)),
        cidrs,
        tokenCidrs);
  }

  private static long uses(Call call, Role role) {
    Optional<Long> wish = call.find(NUM_USES);
    if (wish.isEmpty()) {
      return role.secretIdNumUses();
    }
    if (wish.get() < 0) {
      throw new Refusal.InvalidRequest("num_uses cannot be negative");
    }
    long limit = role.secretIdNumUses();
    if (limit > 0 && (wish.get() == 0 || wish.get() > limit)) {
      throw new Refusal.InvalidRequest(
          "num_uses cannot be higher than the role's secret_id_num_uses of " + limit);
    }
    return wish.get();
  }

  private static Duration ttl(Call call, Role role) {
    Optional<Duration> wish = call.find(TTL).map(RoleFields::whole);
    Duration limit = role.secretIdTtl();
    if (wish.isEmpty()) {
      return limit;
    }
    if (!limit.isZero() && (wish.get().isZero() || wish.get().compareTo(limit) > 0)) {
      throw new Refusal.InvalidRequest(
          "ttl cannot be longer than the role's secret_id_ttl of " + limit.toSeconds() + "s");
    }
    return wish.get();
  }

  /** No secret id lives longer than the mount's leases may. */
  private static Duration effective(Call call, Duration ttl) {
    Duration max = call.mount().maxLeaseTtl();
    return ttl.compareTo(max) > 0 ? max : ttl;
  }
}
