package io.holdfast.core.token;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import io.holdfast.api.TokenType;
import io.holdfast.api.route.Field;
import io.holdfast.core.lease.Lifetime;
import io.holdfast.core.policy.PolicyNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long a new token lives and how often it may be used: what is asked for, bound by the role.
 */
final class CreationTerms {
  private final Call call;
  private final Optional<TokenRole> role;
  private final TokenType type;

  CreationTerms(Call call, Optional<TokenRole> role) {
    this.call = call;
    this.role = role;
    this.type = type(call, role);
  }

  TokenType type() {
    return type;
  }

  private static TokenType type(Call call, Optional<TokenRole> role) {
    TokenType byRole = role.map(TokenRole::type).orElse(TokenType.DEFAULT_SERVICE);
    if (byRole == TokenType.SERVICE || byRole == TokenType.BATCH) {
      return byRole;
    }
    return switch (call.get(CreationFields.TYPE)) {
      case "service" -> TokenType.SERVICE;
      case "batch" -> TokenType.BATCH;
      case "" -> byRole == TokenType.DEFAULT_BATCH ? TokenType.BATCH : TokenType.SERVICE;
      default -> throw new Refusal.InvalidRequest("invalid 'token_type' value");
    };
  }

  /** The period asked for, which is kept with the token; the role's is looked up at renewals. */
  Duration ownPeriod(boolean sudo) {
    Duration wanted = duration(CreationFields.PERIOD, "period");
    if (!wanted.isZero() && !sudo) {
      throw new Refusal.InvalidRequest("root or sudo privileges required to create periodic token");
    }
    return wanted;
  }

  /** The longest lifetime asked for, which is kept with the token. */
  Duration ownExplicitMax() {
    return duration(CreationFields.EXPLICIT_MAX, "explicit_max_ttl");
  }

  /** How many requests the token may make; 0 for any number. */
  int uses() {
    long wanted = call.get(CreationFields.NUM_USES);
    if (wanted < 0) {
      throw new Refusal.InvalidRequest("number of uses cannot be negative");
    }
    int byRole = role.map(TokenRole::numUses).orElse(0);
    if (byRole > 0 && (wanted == 0 || wanted > byRole)) {
      return byRole;
    }
    return (int) Math.min(wanted, Integer.MAX_VALUE);
  }

  /**
   * Checks that a batch token is not asked for what only a stored token can have.
   *
   * @throws Refusal.InvalidRequest naming it
   */
  void checkBatch(List<String> policies, Duration ownPeriod, int uses, String id) {
    if (type != TokenType.BATCH) {
      return;
    }
    if (policies.contains(PolicyNames.ROOT)) {
      throw new Refusal.InvalidRequest("batch tokens cannot be root tokens");
    }
    String wrong = "";
    if (!ownPeriod.isZero()) {
      wrong = "period";
    } else if (!ownExplicitMax().isZero()) {
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

  /** The lifetime; zero for a root token that never expires. */
  Duration ttl(List<String> policies, Duration ownPeriod) {
    Duration ttl = duration(CreationFields.TTL, "ttl");
    Duration period =
        lesser(ownPeriod, byRole(TokenRole::effectivePeriod), "Period specified both");
    Duration max =
        lesser(
            ownExplicitMax(),
            byRole(TokenRole::effectiveExplicitMaxTtl),
            "Explicit max TTL specified both");
    if (policies.contains(PolicyNames.ROOT) && ttl.isZero() && period.isZero()) {
      return max;
    }
    Lifetime lifetime =
        Lifetime.of(
            new Lifetime.Terms(Duration.ZERO, ttl, Duration.ZERO, max, period),
            call.mount(),
            call.now(),
            call.now());
    lifetime.warnings().forEach(call::warn);
    return lifetime.ttl();
  }

  /** A batch token is not bound by what a role says of renewals. */
  private Duration byRole(Function<TokenRole, Duration> term) {
    return type == TokenType.BATCH ? Duration.ZERO : role.map(term).orElse(Duration.ZERO);
  }

  private Duration lesser(Duration own, Duration byRole, String what) {
    if (own.isZero() || byRole.isZero()) {
      return own.isZero() ? byRole : own;
    }
    Duration lesser = own.compareTo(byRole) < 0 ? own : byRole;
    call.warn(
        what
            + " during creation call and in role; using the lesser value of "
            + lesser.toSeconds()
            + " seconds");
    return lesser;
  }

  private Duration duration(Field<String> field, String name) {
    Duration duration;
    try {
      duration = Durations.parse(call.get(field));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(name + ": " + e.getMessage());
    }
    if (duration.isNegative()) {
      throw new Refusal.InvalidRequest(name + " must be positive");
    }
    return duration;
  }
}
