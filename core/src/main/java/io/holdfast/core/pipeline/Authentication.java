package io.holdfast.core.pipeline;

import io.holdfast.api.Cidr;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.core.approval.controlgroup.Execution;
import io.holdfast.core.namespace.GroupReach;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;

/** Who asks: finds the token, checks that it lives and comes from where it may, counts its uses. */
public final class Authentication {
  private final Tokens tokens;

  public Authentication(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Finds the caller. On an unauthenticated path a token is not needed and not looked at.
   *
   * @throws Refusal.PermissionDenied when the token is missing, unknown, over, of another namespace
   *     than the request's or those above it, or used from an address that it is not bound to
   */
  void authenticate(Visit visit) {
    var match = visit.match();
    if (match != null && match.route().unauthenticated() && visit.operation() != Operation.HELP) {
      return;
    }
    TokenEntry token = token(visit);
    // As in Vault, who asks from elsewhere is nobody, and takes no use off the token.
    if (!Cidr.allow(token.boundCidrs(), visit.request().origin().address())) {
      throw new Refusal.PermissionDenied();
    }
    Namespace of = tokens.namespace(visit.tx(), token);
    if (!of.contains(visit.request().namespace())
        && !OwnPaths.serve(visit.request().path())
        && !GroupReach.of(visit.tx()).isAny()) {
      throw new Refusal.PermissionDenied();
    }
    visit.authenticated(
        token,
        of,
        tokens.behind(visit.tx(), token).orElseThrow(() -> new Refusal.PermissionDenied()));
  }

  private TokenEntry token(Visit visit) {
    Execution execution = visit.execution();
    if (execution != null) {
      return tokens
          .byId(visit.tx(), execution.requester())
          .orElseThrow(() -> new Refusal.PermissionDenied("the token that asked for this is gone"));
    }
    String text = visit.tokenText();
    if (text.isEmpty()) {
      throw new Refusal.PermissionDenied();
    }
    return tokens.find(visit.tx(), text).orElseThrow(() -> new Refusal.PermissionDenied());
  }

  /** Takes one use off a use-limited token. */
  void countUse(Visit visit) {
    TokenEntry token = visit.token();
    // Also when an attempt that was undone took the last use off already.
    if (token != null && token.numUses() != 0) {
      visit.used(tokens.countUse(visit.tx(), token));
    }
  }

  /** Ends a token whose last use this was; its cubbyhole was still there for the engine. */
  void endUsedUp(Visit visit) {
    TokenEntry token = visit.token();
    if (token != null) {
      tokens.revokeUsedUp(visit.tx(), token);
    }
  }
}
