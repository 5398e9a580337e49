package io.holdfast.core.token;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.TokenType;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Enrolment;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.lease.Lifetime;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.Router;
import java.time.Duration;
import java.util.List;

/** Makes a token of what an auth method granted, within the mount's bounds. */
public final class Login {
  private final LoginMfaGate gate;

  public Login(Tokens tokens) {
    this.gate = new LoginMfaGate(tokens);
  }

  /**
   * Issues the token of a login, unless it has to wait for a second factor.
   *
   * @throws Refusal.InvalidRequest when the grant asks for what no login may give (the root policy)
   */
  public LoginMfaGate.Passage issue(Call call, LoginGrant grant) {
    CoreCall core = CoreCall.of(call);
    LoginGrant.TokenTerms terms = grant.token();
    List<String> policies = TokenPolicies.normalise(grant.policies(), !terms.noDefaultPolicy());
    if (policies.contains(PolicyNames.ROOT)) {
      throw new Refusal.InvalidRequest("auth methods cannot create root tokens");
    }
    if (!Cidr.allow(terms.boundCidrs(), call.request().origin().address())) {
      throw new Refusal.PermissionDenied();
    }
    Mount mount = call.mount();
    Router.Mounted mounted =
        core.router().byUuid(mount.uuid()).orElseThrow(() -> new Refusal.NotFound());
    TokenType type = type(terms.type(), mounted.entry());
    if (type == TokenType.BATCH && terms.numUses() > 0) {
      throw new Refusal.InvalidRequest(
          "batch tokens cannot have \"num_uses\" set: the mount is tuned to give batch tokens, and"
              + " the role limits their uses");
    }
    Lifetime lifetime =
        Lifetime.of(
            new Lifetime.Terms(
                Duration.ZERO, terms.ttl(), terms.maxTtl(), terms.explicitMaxTtl(), terms.period()),
            mount,
            call.now(),
            call.now());
    lifetime.warnings().forEach(call::warn);
    Namespace namespace = mounted.namespace();
    Enrolment.Enrolled enrolled =
        new Enrolment(core.tx(), namespace).enrol(mounted.entry(), grant.alias());
    Subject who =
        Subjects.read(core.tx(), enrolled.entity())
            .filter(subject -> !subject.isDisabled())
            .orElseThrow(() -> new Refusal.PermissionDenied());
    String name = displayName(mounted);
    TokenDraft draft =
        new TokenDraft(
            "",
            grant.displayName().isEmpty() ? name : name + "-" + grant.displayName(),
            policies,
            grant.metadata(),
            call.request().path(),
            terms.numUses(),
            call.now(),
            lifetime.ttl(),
            terms.explicitMaxTtl(),
            terms.period(),
            "",
            terms.boundCidrs(),
            type,
            type != TokenType.BATCH && grant.renewable(),
            terms.noDefaultPolicy(),
            mount.uuid(),
            grant.internal(),
            enrolled.entity(),
            TokenDraft.name(namespace));
    return gate.pass(core.tx(), call.request(), mounted, draft, who, enrolled.created());
  }

  /** As in Vault: the mount's path, in a namespace from the root on. */
  private static String displayName(Router.Mounted mounted) {
    String path = mounted.namespace().isRoot() ? mounted.entry().path() : mounted.fullPath();
    return path.substring(0, path.length() - 1).replace('/', '-');
  }

  /** Whether the token is kept or carries itself: the mount's tuning over the role's wish. */
  private static TokenType type(TokenType wanted, MountEntry mount) {
    return switch (mount.config().tokenType()) {
      case "service" -> TokenType.SERVICE;
      case "batch" -> TokenType.BATCH;
      case "default-batch" -> wanted == TokenType.SERVICE ? TokenType.SERVICE : TokenType.BATCH;
      default ->
          wanted == TokenType.BATCH || wanted == TokenType.DEFAULT_BATCH
              ? TokenType.BATCH
              : TokenType.SERVICE;
    };
  }
}
