package io.holdfast.core.token;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.TokenType;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code auth/token/roles}. */
final class TokenRoles {
  private static final String ROLES = "roles/";
  static final Field<String> NAME = Field.string("role_name", "Name of the role");
  private static final Field<List<String>> ALLOWED =
      Field.commaList("allowed_policies", "Policies that tokens of this role may have.");
  private static final Field<List<String>> ALLOWED_GLOB =
      Field.commaList("allowed_policies_glob", "As allowed_policies, with * at either end.");
  private static final Field<List<String>> DISALLOWED =
      Field.commaList("disallowed_policies", "Policies that tokens of this role may not have.");
  private static final Field<List<String>> DISALLOWED_GLOB =
      Field.commaList("disallowed_policies_glob", "As disallowed_policies, with * at either end.");
  private static final Field<Boolean> ORPHAN =
      Field.bool("orphan", "Whether tokens of this role have no parent.");
  private static final Field<Boolean> RENEWABLE =
      Field.bool("renewable", "Whether tokens of this role may be renewed.").withDefault(true);
  private static final Field<String> PATH_SUFFIX =
      Field.string("path_suffix", "Appended to the path of tokens of this role.");
  private static final Field<Duration> PERIOD =
      Field.duration("period", "Use token_period instead.").deprecated();
  private static final Field<Duration> TOKEN_PERIOD =
      Field.duration("token_period", "Renewals set the lifetime to this; no maximum then.");
  private static final Field<Duration> EXPLICIT_MAX =
      Field.duration("explicit_max_ttl", "Use token_explicit_max_ttl instead.").deprecated();
  private static final Field<Duration> TOKEN_EXPLICIT_MAX =
      Field.duration("token_explicit_max_ttl", "The longest lifetime, renewals included.");
  private static final Field<List<String>> CIDRS =
      Field.commaList("token_bound_cidrs", "Addresses that the tokens may be used from.")
          .alsoKnownAs("bound_cidrs");
  private static final Field<Boolean> NO_DEFAULT =
      Field.bool("token_no_default_policy", "Whether to leave the default policy out.");
  private static final Field<Long> NUM_USES =
      Field.integer("token_num_uses", "How many requests a token may make; 0 for any number.");
  private static final Field<String> TYPE =
      Field.string("token_type", "service, batch, default-service or default-batch");
  private static final Field<List<String>> ALIASES =
      Field.commaList("allowed_entity_aliases", "Entity aliases that a creation may name.");

  Routes routes() {
    return Routes.of(
        Route.path("roles/?")
            .describe("This endpoint lists configured roles.", "")
            .on(Operation.LIST, call -> Response.keys(call.storage().list(ROLES))),
        Route.path("roles/{role_name}")
            .describe("This endpoint allows creating, reading, and deleting roles.", "")
            .fields(
                NAME,
                ALLOWED,
                ALLOWED_GLOB,
                DISALLOWED,
                DISALLOWED_GLOB,
                ORPHAN,
                RENEWABLE,
                PATH_SUFFIX,
                PERIOD,
                TOKEN_PERIOD,
                EXPLICIT_MAX,
                TOKEN_EXPLICIT_MAX,
                CIDRS,
                NO_DEFAULT,
                NUM_USES,
                TYPE,
                ALIASES)
            .exists(call -> find(call, call.get(NAME)).isPresent())
            .on(Operation.READ, TokenRoles::read)
            .onWrite(TokenRoles::write)
            .on(Operation.DELETE, TokenRoles::delete));
  }

  /** A role by its name. */
  static Optional<TokenRole> find(Call call, String name) {
    return call.storage().get(ROLES + name, TokenRole.class);
  }

  private static Response read(Call call) {
    return Response.data(find(call, call.get(NAME)).orElseThrow(Refusal.NotFound::new).asJson());
  }

  private static Response delete(Call call) {
    call.storage().delete(ROLES + call.get(NAME));
    return Response.empty();
  }

  private static Response write(Call call) {
    String name = call.get(NAME);
    Optional<TokenRole> before = find(call, name);
    TokenType type =
        call.find(TYPE)
            .map(TokenRoles::type)
            .or(() -> before.map(TokenRole::type))
            .orElse(TokenType.DEFAULT_SERVICE);
    TokenRole role =
        new TokenRole(
            name,
            names(call, ALLOWED, before.map(TokenRole::allowedPolicies)),
            names(call, ALLOWED_GLOB, before.map(TokenRole::allowedPoliciesGlob)),
            names(call, DISALLOWED, before.map(TokenRole::disallowedPolicies)),
            names(call, DISALLOWED_GLOB, before.map(TokenRole::disallowedPoliciesGlob)),
            value(call, ORPHAN, before.map(TokenRole::orphan)),
            value(call, RENEWABLE, before.map(TokenRole::renewable)),
            suffix(value(call, PATH_SUFFIX, before.map(TokenRole::pathSuffix))),
            value(call, PERIOD, before.map(TokenRole::legacyPeriod)),
            value(call, TOKEN_PERIOD, before.map(TokenRole::period)),
            value(call, EXPLICIT_MAX, before.map(TokenRole::legacyExplicitMaxTtl)),
            value(call, TOKEN_EXPLICIT_MAX, before.map(TokenRole::explicitMaxTtl)),
            Cidrs.checked(value(call, CIDRS, before.map(TokenRole::boundCidrs))),
            value(call, NO_DEFAULT, before.map(TokenRole::noDefaultPolicy)),
            uses(value(call, NUM_USES, before.map(role2 -> (long) role2.numUses()))),
            type,
            value(call, ALIASES, before.map(TokenRole::allowedEntityAliases)));
    check(role, call);
    call.storage().put(ROLES + name, role);
    return Response.empty();
  }

  private static void check(TokenRole role, Call call) {
    if (role.type() == TokenType.BATCH) {
      if (!role.orphan()) {
        throw new Refusal.InvalidRequest(
            "'token_type' cannot be 'batch' when role is set to generate non-orphan tokens");
      }
      if (!role.effectivePeriod().isZero()) {
        throw new Refusal.InvalidRequest(
            "'token_type' cannot be 'batch' when role is set to generate periodic tokens");
      }
      if (role.renewable()) {
        throw new Refusal.InvalidRequest(
            "'token_type' cannot be 'batch' when role is set to generate renewable tokens");
      }
      if (!role.effectiveExplicitMaxTtl().isZero()) {
        throw new Refusal.InvalidRequest(
            "'token_type' cannot be 'batch' when role is set to generate tokens with an explicit max TTL");
      }
    }
    Duration max = call.mount().maxLeaseTtl();
    if (role.effectiveExplicitMaxTtl().compareTo(max) > 0) {
      call.warn(
          "Given explicit max TTL of "
              + role.effectiveExplicitMaxTtl().toSeconds()
              + " is greater than system/mount allowed value of "
              + max.toSeconds()
              + " seconds; until this is fixed attempting to create tokens against this role will"
              + " result in an error");
    }
  }

  private static <T> T value(Call call, Field<T> field, Optional<T> before) {
    return call.find(field).or(() -> before).orElseGet(() -> call.get(field));
  }

  private static List<String> names(
      Call call, Field<List<String>> field, Optional<List<String>> before) {
    return List.copyOf(TokenPolicies.normalise(new TreeSet<>(value(call, field, before)), false));
  }

  private static int uses(long uses) {
    if (uses < 0 || uses > Integer.MAX_VALUE) {
      throw new Refusal.InvalidRequest("'token_num_uses' cannot be negative");
    }
    return (int) uses;
  }

  private static String suffix(String suffix) {
    if (!suffix.matches("[\\w.-]*")) {
      throw new Refusal.InvalidRequest(
          "given role path suffix contains invalid characters; use letters, digits, _, - and .");
    }
    return suffix;
  }

  private static TokenType type(String name) {
    return switch (name) {
      case "", "default-service" -> TokenType.DEFAULT_SERVICE;
      case "default-batch" -> TokenType.DEFAULT_BATCH;
      case "service" -> TokenType.SERVICE;
      case "batch" -> TokenType.BATCH;
      default -> throw new Refusal.InvalidRequest("invalid 'token_type' value");
    };
  }
}
