package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.AuthMethod;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Refusal;
import io.holdfast.api.TokenType;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Enrolment;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.lease.Lifetime;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.router.Router;
import java.time.Duration;
import java.util.Optional;

/** Prolongs tokens, after asking the auth method they came from. */
final class Renewal {
  private final Tokens tokens;
  private final MountTable mounts;

  Renewal(Tokens tokens, MountTable mounts) {
    this.tokens = tokens;
    this.mounts = mounts;
  }

  /**
   * Renews a token.
   *
   * @param increment the wanted lifetime from now; zero for the usual one
   * @throws Refusal.InvalidRequest when it is not renewable, past its maximum, or its login would
   *     not be granted any more
   */
  TokenEntry renew(CoreCall call, TokenEntry entry, Duration increment) {
    if (!entry.renewable() || entry.expires() == null) {
      throw new Refusal.InvalidRequest("lease is not renewable");
    }
    Router.Mounted mounted =
        mounts
            .byUuid(call.tx(), entry.mount())
            .orElseThrow(() -> new Refusal.InvalidRequest("the auth method of this token is gone"));
    Lifetime.Terms terms = terms(call, entry, mounted, increment);
    Lifetime lifetime = Lifetime.of(terms, mounted.mount(), entry.created(), call.now());
    if (lifetime.ttl().isNegative() || lifetime.ttl().isZero()) {
      throw new Refusal.InvalidRequest("past the max TTL, cannot renew");
    }
    lifetime.warnings().forEach(call::warn);
    TokenEntry after =
        entry.renewed(call.now(), call.now().plus(lifetime.ttl()), entry.grantInternal());
    tokens.store().update(call.tx(), entry, after);
    return after;
  }

  private Lifetime.Terms terms(
      CoreCall call, TokenEntry entry, Router.Mounted mounted, Duration increment) {
    Duration wanted = increment.isNegative() ? Duration.ZERO : increment;
    if (mounted.entry().type().equals("token")
        || !(mounted.backend() instanceof AuthMethod method)) {
      Optional<TokenRole> role = role(call, entry);
      Duration roleMax = role.map(TokenRole::effectiveExplicitMaxTtl).orElse(Duration.ZERO);
      Duration period =
          role.map(TokenRole::effectivePeriod).filter(p -> !p.isZero()).orElse(entry.period());
      return new Lifetime.Terms(wanted, Duration.ZERO, roleMax, entry.explicitMaxTtl(), period);
    }
    LoginGrant grant = method.renew(call.on(mounted), granted(entry));
    if (!entry.entityId().isEmpty() && !grant.alias().name().isEmpty()) {
      new Enrolment(call.tx(), mounted.namespace())
          .refresh(
              mounted.entry(),
              Subjects.read(call.tx(), entry.entityId()).orElse(Subject.NOBODY).id(),
              grant.alias().groups());
    }
    LoginGrant.TokenTerms now = grant.token();
    return new Lifetime.Terms(
        wanted, now.ttl(), now.maxTtl(), entry.explicitMaxTtl(), now.period());
  }

  /** The role as it is now; its period and maximum may have changed since the token was made. */
  private Optional<TokenRole> role(CoreCall call, TokenEntry entry) {
    if (entry.role().isEmpty()) {
      return Optional.empty();
    }
    Optional<TokenRole> role =
        mounts
            .byUuid(call.tx(), entry.mount())
            .flatMap(mounted -> TokenRoles.find(call.on(mounted), entry.role()));
    if (role.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "original token role \"" + entry.role() + "\" could not be found, not renewing");
    }
    return role;
  }

  private static LoginGrant granted(TokenEntry entry) {
    ObjectNode internal = entry.grantInternal();
    return new LoginGrant(
        LoginGrant.Alias.named(""),
        entry.displayName(),
        entry.policies(),
        entry.metadata(),
        new LoginGrant.TokenTerms(
            entry.ttl(),
            Duration.ZERO,
            entry.explicitMaxTtl(),
            entry.period(),
            entry.numUses(),
            TokenType.SERVICE,
            entry.noDefaultPolicy(),
            entry.boundCidrs()),
        true,
        internal == null ? io.holdfast.api.Json.object() : internal);
  }
}
