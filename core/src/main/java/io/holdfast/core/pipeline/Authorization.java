package io.holdfast.core.pipeline;

import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.policy.AclRule;
import io.holdfast.core.policy.Decision;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.token.TokenEntry;

/** Whether the caller may: default deny, deny wins. */
public final class Authorization {
  private final PolicyStore policies;

  public Authorization(PolicyStore policies) {
    this.policies = policies;
  }

  /**
   * Tells create from update, then asks the policies.
   *
   * @throws Refusal.PermissionDenied when they refuse, or the path needs sudo and they do not grant
   *     it, or they ask for something that this server does not offer
   */
  void authorize(Visit visit) {
    var match = visit.match();
    Route route = match == null ? null : match.route();
    if (visit.operation() == Operation.UPDATE
        && route != null
        && route.existenceCheck().isPresent()
        && route.handlers().containsKey(Operation.CREATE)
        && !route.existenceCheck().get().test(visit)) {
      visit.becomes(Operation.CREATE);
    }
    TokenEntry token = visit.token();
    if (token == null) {
      return;
    }
    Acl acl = policies.acl(visit.tx(), visit.policies(), visit.subject());
    Decision decision =
        acl.allow(
            visit.operation(),
            OwnPaths.judged(visit),
            visit.request().body(),
            visit.request().wrapTtl());
    visit.decided(decision);
    if (visit.operation() == Operation.HELP) {
      return;
    }
    switch (decision) {
      case Decision.Allowed allowed when route == null || !route.sudo() || allowed.sudo() ->
          apply(visit, allowed);
      case Decision.Allowed withoutSudo -> throw denied();
      case Decision.Refused refused -> throw denied();
    }
  }

  private static Refusal denied() {
    return new Refusal.PermissionDenied("1 error occurred:\n\t* permission denied\n\n");
  }

  /**
   * What a rule demands beyond its capabilities is done, or nothing is allowed. Approvals are seen
   * to by {@link ApprovalGate}.
   */
  private static void apply(Visit visit, Decision.Allowed allowed) {
    allowed
        .rule()
        .map(AclRule::permissions)
        .filter(permissions -> !permissions.mfaMethods().isEmpty())
        .ifPresent(permissions -> {
          throw new Refusal.PermissionDenied(
              "the policy asks for a second factor on this path, which this server does not offer;"
                  + " nobody may use it");
        });
    allowed.listLimit().ifPresent(visit.arguments()::limitList);
  }

  /** What the caller may see of a listing: the policies may show only keys that can be used. */
  Response visible(Visit visit, Response response) {
    if (visit.decision() instanceof Decision.Allowed allowed
        && response instanceof Response.Data data
        && (visit.operation() == Operation.LIST || visit.operation() == Operation.SCAN)) {
      return allowed
          .rule()
          .flatMap(rule -> rule.permissions().keysFilter())
          .<Response>map(filter ->
              new ListFilter(
                      visit, policies.acl(visit.tx(), visit.policies(), visit.subject()), filter)
                  .filtered(data))
          .orElse(response);
    }
    return response;
  }
}
