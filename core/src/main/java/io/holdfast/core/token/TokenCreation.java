package io.holdfast.core.token;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.TokenType;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.lease.Lifetime;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.policy.PolicyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code auth/token/create}, {@code create-orphan} and {@code create/:role}. */
final class TokenCreation {
  private static final Field<String> ID =
      Field.string("id", "The text of the token, of the caller's choice; takes sudo.");
  private static final Field<List<String>> POLICIES =
      Field.commaList("policies", "The policies of the token; the parent's when left out.");
  private static final Field<Map<String, String>> META =
      Field.pairs("meta", "Metadata kept with the token and shown in the audit log.");
  private static final Field<Boolean> NO_PARENT =
      Field.bool("no_parent", "Creates an orphan; takes sudo.");
  private static final Field<Boolean> NO_DEFAULT =
      Field.bool("no_default_policy", "Leaves the default policy out.");
  private static final Field<Boolean> RENEWABLE =
      Field.bool("renewable", "Whether the token may be renewed.").withDefault(true);
  private static final Field<String> TTL =
      Field.string("ttl", "The token's lifetime.").alsoKnownAs("lease");
  private static final Field<String> EXPLICIT_MAX =
      Field.string("explicit_max_ttl", "The longest lifetime, renewals included.");
  private static final Field<String> PERIOD =
      Field.string("period", "Renewals set the lifetime to this; takes sudo.");
  private static final Field<String> DISPLAY_NAME =
      Field.string("display_name", "Shown in the audit log, after \"token-\".");
  private static final Field<Long> NUM_USES =
      Field.integer("num_uses", "How many requests the token may make; 0 for any number.");
  private static final Field<String> TYPE = Field.string("type", "service or batch");
  private static final Field<String> ENTITY_ALIAS =
      Field.string("entity_alias", "An entity alias; the role must allow it.");
  private static final Field<?>[] FIELDS = {
    ID,
    POLICIES,
    META,
    NO_PARENT,
    NO_DEFAULT,
    RENEWABLE,
    TTL,
    EXPLICIT_MAX,
    PERIOD,
    DISPLAY_NAME,
    NUM_USES,
    TYPE,
    ENTITY_ALIAS
  };

  private final Tokens tokens;
  private final PolicyStore policies;

  TokenCreation(Tokens tokens, PolicyStore policies) {
    this.tokens = tokens;
    this.policies = policies;
  }

  Routes routes() {
    return Routes.of(
        Route.path("create-orphan")
            .describe("The token create path is used to create new orphan tokens.", "")
            .fields(FIELDS)
            .on(Operation.UPDATE, call -> create(call, Optional.empty(), true)),
        Route.path("create/{role_name}")
            .describe(
                "This token create path is used to create new tokens adhering to the given role.",
                "")
            .fields(TokenRoles.NAME)
            .fields(FIELDS)
            .on(Operation.UPDATE, this::createByRole),
        Route.path("create")
            .describe("The token create path is used to create new tokens.", "")
            .fields(FIELDS)
            .on(Operation.UPDATE, call -> create(call, Optional.empty(), false)));
  }

  private Response createByRole(Call call) {
    String name = call.get(TokenRoles.NAME);
    TokenRole role =
        TokenRoles.find(call, name)
            .orElseThrow(() -> new Refusal.InvalidRequest("unknown role " + name));
    return create(call, Optional.of(role), false);
  }

  private static void warnOfChosenId(Call call, String id) {
    if (!id.isEmpty()) {
      call.warn(
          "Supplying a custom ID for the token: a text that a person chose can be guessed; leave it to"
              + " the server");
    }
  }

  private Response create(Call call, Optional<TokenRole> role, boolean orphanPath) {
    CoreCall core = CoreCall.of(call);
    TokenEntry parent = Objects.requireNonNull(core.token());
    if (parent.isBatch()) {
      throw new Refusal.InvalidRequest("batch tokens cannot create more tokens");
    }
    if (parent.numUses() > 0) {
      throw new Refusal.InvalidRequest("restricted use token cannot generate child tokens");
    }
    boolean sudo = core.sudo();
    String id = chosenId(call, role, sudo);
    List<String> names = policies(call, core, role, parent, sudo);
    TokenType type = type(call, role);
    boolean orphan = orphan(call, role, sudo, orphanPath);
    Duration period = period(call, role, sudo);
    Duration explicitMax = explicitMax(call, role);
    Duration ownMax = duration(call, EXPLICIT_MAX);
    warnOfChosenId(call, id);
    int uses = uses(call, role);
    checkBatch(type, names, period, explicitMax, uses, id);
    Duration ttl = lifetime(call, names, period, explicitMax);
    warnOfMissing(call, core, names);
    TokenDraft draft =
        new TokenDraft(
            orphan ? "" : parent.id(),
            displayName(call),
            names,
            call.get(META),
            orphanPath ? "auth/token/create-orphan" : path(role),
            uses,
            call.now(),
            ttl,
            ownMax,
            role.isPresent() ? duration(call, PERIOD) : period,
            role.map(TokenRole::name).orElse(""),
            role.map(TokenRole::boundCidrs).orElse(List.of()),
            type,
            renewable(call, role, type, ttl),
            !names.contains(PolicyNames.DEFAULT),
            call.mount().uuid(),
            null);
    return core.answer(tokens.issue(core.tx(), draft, id));
  }

  private String chosenId(Call call, Optional<TokenRole> role, boolean sudo) {
    String id = call.get(ID);
    if (id.isEmpty()) {
      return id;
    }
    if (!sudo) {
      throw new Refusal.InvalidRequest("root or sudo privileges required to specify token id");
    }
    if (role.isPresent()) {
      throw new Refusal.InvalidRequest("'id' cannot be used with a role");
    }
    if (id.contains(".")) {
      throw new Refusal.InvalidRequest("custom token IDs cannot contain the '.' character");
    }
    if (tokens.store().find(CoreCall.of(call).tx(), id).isPresent()) {
      throw new Refusal.InvalidRequest("cannot create a token with a duplicate ID");
    }
    return id;
  }

  private static List<String> policies(
      Call call, CoreCall core, Optional<TokenRole> role, TokenEntry parent, boolean sudo) {
    List<String> wanted = call.get(POLICIES);
    boolean addDefault =
        !call.get(NO_DEFAULT) && !role.map(TokenRole::noDefaultPolicy).orElse(false);
    List<String> names;
    if (role.isPresent()) {
      names = RolePolicies.choose(role.get(), wanted, parent.policies(), addDefault);
    } else if (wanted.isEmpty()) {
      names = TokenPolicies.normalise(parent.policies(), false);
      if (!addDefault) {
        names = names.stream().filter(name -> !name.equals(PolicyNames.DEFAULT)).toList();
      }
    } else {
      names = TokenPolicies.normalise(wanted, addDefault);
      if (!sudo && !core.policies().containsAll(without(names, wanted))) {
        throw new Refusal.InvalidRequest("child policies must be subset of parent");
      }
    }
    if (names.contains(PolicyNames.RESPONSE_WRAPPING)) {
      throw new Refusal.InvalidRequest(
          "cannot assign policy \"" + PolicyNames.RESPONSE_WRAPPING + "\"");
    }
    if (names.contains(PolicyNames.ROOT) && !parent.isRoot()) {
      throw new Refusal.InvalidRequest(
          "root tokens may not be created without parent token being root");
    }
    return names;
  }

  /**
   * The names to compare with the parent's: a default policy nobody asked for is always granted.
   */
  private static List<String> without(List<String> names, List<String> wanted) {
    return names.stream()
        .filter(name -> !name.equals(PolicyNames.DEFAULT) || wanted.contains(name))
        .toList();
  }

  private static TokenType type(Call call, Optional<TokenRole> role) {
    Optional<TokenType> byRole =
        role.map(TokenRole::type)
            .filter(type -> type == TokenType.SERVICE || type == TokenType.BATCH);
    if (byRole.isPresent()) {
      return byRole.get();
    }
    return switch (call.get(TYPE)) {
      case "service" -> TokenType.SERVICE;
      case "batch" -> TokenType.BATCH;
      case "" ->
          role.map(TokenRole::type).orElse(TokenType.SERVICE) == TokenType.DEFAULT_BATCH
              ? TokenType.BATCH
              : TokenType.SERVICE;
      default -> throw new Refusal.InvalidRequest("invalid 'token_type' value");
    };
  }

  private static boolean orphan(
      Call call, Optional<TokenRole> role, boolean sudo, boolean orphanPath) {
    if (role.isPresent()) {
      return role.get().orphan();
    }
    if (orphanPath) {
      return true;
    }
    if (call.get(NO_PARENT) && !sudo) {
      throw new Refusal.InvalidRequest("root or sudo privileges required to create orphan token");
    }
    return call.get(NO_PARENT);
  }

  private static Duration period(Call call, Optional<TokenRole> role, boolean sudo) {
    Duration wanted = duration(call, PERIOD);
    if (wanted.isNegative()) {
      throw new Refusal.InvalidRequest("period must be positive");
    }
    Duration byRole = role.map(TokenRole::effectivePeriod).orElse(Duration.ZERO);
    if (!byRole.isZero()) {
      return wanted.isZero() || wanted.compareTo(byRole) > 0 ? byRole : wanted;
    }
    if (!wanted.isZero() && !sudo) {
      throw new Refusal.InvalidRequest("root or sudo privileges required to create periodic token");
    }
    return wanted;
  }

  private static Duration explicitMax(Call call, Optional<TokenRole> role) {
    Duration wanted = duration(call, EXPLICIT_MAX);
    if (wanted.isNegative()) {
      throw new Refusal.InvalidRequest("explicit_max_ttl must be positive");
    }
    Duration byRole = role.map(TokenRole::effectiveExplicitMaxTtl).orElse(Duration.ZERO);
    if (byRole.isZero()) {
      return wanted;
    }
    if (wanted.compareTo(byRole) > 0) {
      call.warn(
          "Explicit max TTL specified both during creation call and in role; using the lesser value of "
              + byRole.toSeconds()
              + " seconds");
    }
    return wanted.isZero() || wanted.compareTo(byRole) > 0 ? byRole : wanted;
  }

  private static int uses(Call call, Optional<TokenRole> role) {
    long wanted = call.get(NUM_USES);
    if (wanted < 0) {
      throw new Refusal.InvalidRequest("number of uses cannot be negative");
    }
    int byRole = role.map(TokenRole::numUses).orElse(0);
    if (byRole > 0 && (wanted == 0 || wanted > byRole)) {
      return byRole;
    }
    return (int) Math.min(wanted, Integer.MAX_VALUE);
  }

  private static void checkBatch(
      TokenType type,
      List<String> names,
      Duration period,
      Duration explicitMax,
      int uses,
      String id) {
    if (type != TokenType.BATCH) {
      return;
    }
    String wrong = "";
    if (names.contains(PolicyNames.ROOT)) {
      throw new Refusal.InvalidRequest("batch tokens cannot be root tokens");
    } else if (!period.isZero()) {
      wrong = "period";
    } else if (!explicitMax.isZero()) {
      wrong = "explicit_max_ttl";
    } else if (uses > 0) {
      wrong = "num_uses";
    } else if (!id.isEmpty()) {
      wrong = "id";
    }
    if (!wrong.isEmpty()) {
      throw new Refusal.InvalidRequest("batch tokens cannot have \"" + wrong + "\" set");
    }
  }

  private static Duration lifetime(
      Call call, List<String> names, Duration period, Duration explicitMax) {
    Duration ttl = duration(call, TTL);
    if (ttl.isNegative()) {
      throw new Refusal.InvalidRequest("ttl must be positive");
    }
    if (names.contains(PolicyNames.ROOT)
        && ttl.isZero()
        && period.isZero()
        && explicitMax.isZero()) {
      return Duration.ZERO;
    }
    Lifetime lifetime =
        Lifetime.of(
            new Lifetime.Terms(Duration.ZERO, ttl, Duration.ZERO, explicitMax, period),
            call.mount(),
            call.now(),
            call.now());
    lifetime.warnings().forEach(call::warn);
    return lifetime.ttl();
  }

  private static Duration duration(Call call, Field<String> field) {
    try {
      return Durations.parse(call.get(field));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(field.name() + ": " + e.getMessage());
    }
  }

  private void warnOfMissing(Call call, CoreCall core, List<String> names) {
    for (String name : names) {
      if (!name.equals(PolicyNames.ROOT) && policies.read(core.tx(), name).isEmpty()) {
        call.warn("Policy \"" + name + "\" does not exist");
      }
    }
  }

  private static String displayName(Call call) {
    String given = call.get(DISPLAY_NAME);
    if (given.isEmpty()) {
      return "token";
    }
    String clean = ("token-" + given).replaceAll("[^a-zA-Z0-9-]", "-");
    return clean.endsWith("-") ? clean.substring(0, clean.length() - 1) : clean;
  }

  private static String path(Optional<TokenRole> role) {
    String base = "auth/token/create";
    return role.map(
            r -> base + "/" + r.name() + (r.pathSuffix().isEmpty() ? "" : "/" + r.pathSuffix()))
        .orElse(base);
  }

  private static boolean renewable(
      Call call, Optional<TokenRole> role, TokenType type, Duration ttl) {
    boolean byRole = role.map(TokenRole::renewable).orElse(true);
    return type != TokenType.BATCH && !ttl.isZero() && byRole && call.get(RENEWABLE);
  }
}
