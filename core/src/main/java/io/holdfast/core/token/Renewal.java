package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.AuthMethod;
import io.holdfast.api.Effect;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.RenewalInquiry;
import io.holdfast.api.Response;
import io.holdfast.api.TokenType;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Enrolment;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.lease.Lifetime;
import io.holdfast.core.router.Router;
import java.time.Duration;
import java.util.Optional;

/** Prolongs tokens, after asking the auth method they came from. */
final class Renewal {
  private final Tokens tokens;

  Renewal(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Answers with the renewed token. */
  @FunctionalInterface
  interface Renewed {
    Response answer(CoreCall call, TokenEntry entry);
  }

  /**
   * Renews a token, after the auth method asked outside whatever it has to.
   *
   * @param increment the wanted lifetime from now; zero for the one that it was given last, or for
   *     the one that its auth method's role gives
   * @return what {@code renewed} answers; nothing when the token stays as it was, since who logged
   *     in is gone
   * @throws Refusal.InvalidRequest when it is not renewable, past its maximum, or its login would
   *     not be granted any more
   */
  Outcome renew(CoreCall call, TokenEntry entry, Duration increment, Renewed renewed) {
    if (!entry.renewable() || entry.expires() == null) {
      throw new Refusal.InvalidRequest("lease is not renewable");
    }
    Router.Mounted mounted = mounted(call, entry);
    if (method(mounted)
        .filter(method -> !method.remembers(call.on(mounted), granted(entry)))
        .isPresent()) {
      return Response.empty();
    }
    Optional<RenewalInquiry> inquiry =
        method(mounted).flatMap(method -> method.renewalInquiry(call.on(mounted), granted(entry)));
    if (inquiry.isEmpty()) {
      return renewed.answer(call, prolong(call, entry, increment, Optional.empty()));
    }
    RenewalInquiry asked = inquiry.get();
    Effect effect =
        () -> {
          Optional<RenewalInquiry.Judgement> judgement = Optional.of(asked.ask());
          return later -> {
            CoreCall core = CoreCall.of(later);
            TokenEntry still =
                tokens
                    .again(core.tx(), entry)
                    .orElseThrow(() -> new Refusal.InvalidRequest("the token ended meanwhile"));
            return renewed.answer(core, prolong(core, still, increment, judgement));
          };
        };
    return effect;
  }

  private static Router.Mounted mounted(CoreCall call, TokenEntry entry) {
    return call.topology()
        .byUuid(call.tx(), entry.mount())
        .orElseThrow(() -> new Refusal.InvalidRequest("the auth method of this token is gone"));
  }

  private static Optional<AuthMethod> method(Router.Mounted mounted) {
    return !mounted.entry().type().equals("token") && mounted.backend() instanceof AuthMethod method
        ? Optional.of(method)
        : Optional.empty();
  }

  private TokenEntry prolong(
      CoreCall call,
      TokenEntry entry,
      Duration increment,
      Optional<RenewalInquiry.Judgement> judgement) {
    Router.Mounted mounted = mounted(call, entry);
    Duration wanted = increment.isNegative() ? Duration.ZERO : increment;
    Lifetime.Terms terms =
        method(mounted)
            .map(method -> judgement.orElse(method::renew))
            .map(judge -> termsOfLogin(call, entry, mounted, wanted, judge))
            .orElseGet(() -> termsOfRole(call, entry, wanted));
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

  private static Lifetime.Terms termsOfRole(CoreCall call, TokenEntry entry, Duration wanted) {
    Optional<TokenRole> role = role(call, entry);
    Duration roleMax = role.map(TokenRole::effectiveExplicitMaxTtl).orElse(Duration.ZERO);
    Duration period =
        role.map(TokenRole::effectivePeriod).filter(p -> !p.isZero()).orElse(entry.period());
    return new Lifetime.Terms(wanted, entry.granted(), roleMax, entry.explicitMaxTtl(), period);
  }

  private static Lifetime.Terms termsOfLogin(
      CoreCall call,
      TokenEntry entry,
      Router.Mounted mounted,
      Duration wanted,
      RenewalInquiry.Judgement judge) {
    LoginGrant grant = judge.judge(call.on(mounted), granted(entry));
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
  private static Optional<TokenRole> role(CoreCall call, TokenEntry entry) {
    if (entry.role().isEmpty()) {
      return Optional.empty();
    }
    Optional<TokenRole> role =
        call.topology()
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
