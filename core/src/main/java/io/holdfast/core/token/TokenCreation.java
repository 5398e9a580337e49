package io.holdfast.core.token;

import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.TokenType;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Enrolment;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.router.MountEntry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** {@code auth/token/create}, {@code create-orphan} and {@code create/:role}. */
final class TokenCreation {
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
            .fields(CreationFields.ALL)
            .on(Operation.UPDATE, call -> create(call, Optional.empty(), true)),
        Route.path("create/{role_name}")
            .describe(
                "This token create path is used to create new tokens adhering to the given role.",
                "")
            .fields(TokenRoles.NAME)
            .fields(CreationFields.ALL)
            .on(Operation.UPDATE, this::createByRole),
        Route.path("create")
            .describe("The token create path is used to create new tokens.", "")
            .fields(CreationFields.ALL)
            .on(Operation.UPDATE, call -> create(call, Optional.empty(), false)));
  }

  private Response createByRole(Call call) {
    String name = call.get(TokenRoles.NAME);
    TokenRole role =
        TokenRoles.find(call, name)
            .orElseThrow(() -> new Refusal.InvalidRequest("unknown role " + name));
    return create(call, Optional.of(role), false);
  }

  private Response create(Call call, Optional<TokenRole> role, boolean orphanPath) {
    CoreCall core = CoreCall.of(call);
    TokenEntry parent = parent(core);
    boolean sudo = core.sudo();
    checkAlias(call, role);
    String id = chosenId(call, role, sudo);
    List<String> names =
        new CreationPolicies(
                call.get(CreationFields.POLICIES),
                call.get(CreationFields.NO_DEFAULT),
                parent,
                sudo,
                !parent.namespace().equals(TokenDraft.name(call.request().namespace())))
            .choose(role);
    CreationTerms terms = new CreationTerms(call, role);
    boolean orphan = orphan(call, role, sudo, orphanPath);
    Duration period = terms.ownPeriod(sudo);
    int uses = terms.uses();
    terms.checkBatch(names, period, uses, id);
    Duration ttl = terms.ttl(names, period);
    if (ttl.isZero() && parent.expires() != null) {
      throw new Refusal.InvalidRequest(
          "expiring root tokens cannot create non-expiring root tokens");
    }
    warn(call, names, id);
    TokenDraft draft =
        new TokenDraft(
            orphan ? "" : parent.id(),
            displayName(call),
            names,
            call.get(CreationFields.META),
            orphanPath ? "auth/token/create-orphan" : path(role),
            uses,
            call.now(),
            ttl,
            terms.ownExplicitMax(),
            period,
            role.map(TokenRole::name).orElse(""),
            ttl.isZero() ? List.of() : boundCidrs(role, parent, orphan),
            terms.type(),
            renewable(call, role, terms.type(), ttl),
            !names.contains(PolicyNames.DEFAULT),
            call.mount().uuid(),
            null,
            entity(core, orphan, parent),
            TokenDraft.name(call.request().namespace()));
    return core.answer(tokens.issue(core.tx(), draft, id));
  }

  /**
   * The token that asks, which becomes the parent.
   *
   * @throws Refusal.InvalidRequest when it is of a kind that cannot have children
   */
  private TokenEntry parent(CoreCall core) {
    TokenEntry parent = Objects.requireNonNull(core.token());
    if (parent.isBatch()) {
      throw new Refusal.InvalidRequest("batch tokens cannot create more tokens");
    }
    // Not with its last use either, which has been counted by now: it would outlive its limit.
    if (parent.numUses() != 0) {
      throw new Refusal.InvalidRequest("restricted use token cannot generate child tokens");
    }
    if (!tokens.mayHaveChildren(core.tx(), parent)) {
      throw new Refusal.InvalidRequest(
          "the token has "
              + Tokens.DEEPEST
              + " parents above it, more than any use of tokens needs; create an orphan or begin"
              + " with a new login");
    }
    return parent;
  }

  /** An entity alias names whose token it is; only a role can say who may be named. */
  private static void checkAlias(Call call, Optional<TokenRole> role) {
    String alias = call.get(CreationFields.ENTITY_ALIAS).toLowerCase(Locale.ROOT);
    if (alias.isEmpty()) {
      return;
    }
    if (role.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "'entity_alias' is only allowed in combination with token role");
    }
    if (!RolePolicies.isListed(role.get().allowedEntityAliases(), alias)) {
      throw new Refusal.InvalidRequest("invalid 'entity_alias' value");
    }
  }

  /** Whose token it is: that of the alias named; else, of a child, the parent's. */
  private static String entity(CoreCall core, boolean orphan, TokenEntry parent) {
    String alias = core.get(CreationFields.ENTITY_ALIAS).toLowerCase(Locale.ROOT);
    if (alias.isEmpty()) {
      return orphan ? "" : parent.entityId();
    }
    MountEntry mount = core.router().byUuid(core.mount().uuid()).orElseThrow().entry();
    String entity =
        new Enrolment(core.tx(), core.request().namespace())
            .enrol(mount, LoginGrant.Alias.named(alias))
            .entity();
    if (Subjects.read(core.tx(), entity).filter(who -> !who.isDisabled()).isEmpty()) {
      throw new Refusal.InvalidRequest("the entity of 'entity_alias' is disabled");
    }
    return entity;
  }

  private String chosenId(Call call, Optional<TokenRole> role, boolean sudo) {
    String id = call.get(CreationFields.ID);
    if (id.isEmpty()) {
      return id;
    }
    if (!sudo) {
      throw new Refusal.InvalidRequest("root or sudo privileges required to specify token id");
    }
    if (role.isPresent()) {
      throw new Refusal.InvalidRequest("'id' cannot be used with a role");
    }
    if (!call.request().namespace().isRoot()) {
      throw new Refusal.InvalidRequest(
          "token IDs can only be manually specified in the root namespace");
    }
    if (id.contains(".")) {
      throw new Refusal.InvalidRequest("custom token IDs cannot contain the '.' character");
    }
    if (tokens.isTaken(CoreCall.of(call).tx(), id)) {
      throw new Refusal.InvalidRequest("cannot create a token with a duplicate ID");
    }
    return id;
  }

  private static boolean orphan(
      Call call, Optional<TokenRole> role, boolean sudo, boolean orphanPath) {
    if (role.isPresent()) {
      return role.get().orphan();
    }
    if (orphanPath) {
      return true;
    }
    if (call.get(CreationFields.NO_PARENT) && !sudo) {
      throw new Refusal.InvalidRequest("root or sudo privileges required to create orphan token");
    }
    return call.get(CreationFields.NO_PARENT);
  }

  /** A child may not be used from elsewhere than its parent, unless a role says from where. */
  private static List<String> boundCidrs(
      Optional<TokenRole> role, TokenEntry parent, boolean orphan) {
    return role.map(TokenRole::boundCidrs)
        .orElseGet(() -> orphan ? List.of() : parent.boundCidrs());
  }

  private void warn(Call call, List<String> names, String id) {
    if (!id.isEmpty()) {
      call.warn(
          "Supplying a custom ID for the token: a text that a person chose can be guessed; leave it to"
              + " the server");
    }
    for (String name : names) {
      if (!name.equals(PolicyNames.ROOT)
          && policies.read(CoreCall.of(call).tx(), call.request().namespace(), name).isEmpty()) {
        call.warn("Policy \"" + name + "\" does not exist");
      }
    }
  }

  private static String displayName(Call call) {
    String given = call.get(CreationFields.DISPLAY_NAME);
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
    return type != TokenType.BATCH && !ttl.isZero() && byRole && call.get(CreationFields.RENEWABLE);
  }
}
