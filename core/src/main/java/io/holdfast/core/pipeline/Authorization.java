package io.holdfast.core.pipeline;

import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Route;
import io.holdfast.core.policy.Acl;
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
   *     it
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
    Acl acl = policies.acl(visit.tx(), visit.policies());
    Decision decision =
        acl.allow(
            visit.operation(),
            visit.request().path(),
            visit.request().body(),
            visit.request().wrapTtl());
    visit.decided(decision);
    boolean enough = decision.isAllowed() && (route == null || !route.sudo() || decision.sudo());
    if (!enough && visit.operation() != Operation.HELP) {
      throw new Refusal.PermissionDenied("1 error occurred:\n\t* permission denied\n\n");
    }
  }
}
