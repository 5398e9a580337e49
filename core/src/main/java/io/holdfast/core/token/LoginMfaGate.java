package io.holdfast.core.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.mfa.Credentials;
import io.holdfast.core.identity.mfa.Enforcement;
import io.holdfast.core.identity.mfa.LoginMfa;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.router.Router;
import java.util.List;
import java.util.Optional;

/** Lets a login pass whose second factors are right: at once, or once they were given. */
public final class LoginMfaGate {
  private final Tokens tokens;

  public LoginMfaGate(Tokens tokens) {
    this.tokens = tokens;
  }

  /** What became of a login. */
  public sealed interface Passage {
    /**
     * It has its token.
     *
     * @param entityCreated whether the login made the entity
     */
    record Granted(Tokens.Issued token, boolean entityCreated) implements Passage {}

    /**
     * It waits for second factors.
     *
     * @param requirement which ones, as {@code mfa_requirement} of the answer
     */
    record Waiting(ObjectNode requirement) implements Passage {}

    /** Its second factors were wrong; what was noted of them is to be kept. */
    record Refused(Refusal refusal) implements Passage {}
  }

  /** Gives a login its token, unless second factors are missing or wrong. */
  Passage pass(
      BarrierTx tx,
      Request request,
      Router.Mounted mounted,
      TokenDraft draft,
      Subject who,
      boolean entityCreated) {
    LoginMfa mfa = new LoginMfa(tx, mounted.namespace());
    List<Enforcement> enforced = mfa.enforced(mounted.entry(), who);
    if (enforced.isEmpty()) {
      return new Passage.Granted(tokens.issue(tx, draft, ""), entityCreated);
    }
    Credentials credentials = Credentials.of(request);
    if (credentials.isEmpty()) {
      String id = PendingLogins.hold(tx, draft, enforced);
      return new Passage.Waiting(mfa.requirement(id, enforced));
    }
    return mfa.fault(who, enforced, credentials)
        .<Passage>map(fault -> new Passage.Refused(new Refusal.PermissionDenied(fault)))
        .orElseGet(() -> new Passage.Granted(tokens.issue(tx, draft, ""), entityCreated));
  }

  /**
   * Gives a login that waits its token, if the second factors are right.
   *
   * @throws Refusal.InvalidRequest when nothing waits under that id
   */
  public Passage validate(BarrierTx tx, Namespace namespace, String id, Credentials credentials) {
    PendingLogins.Pending pending =
        PendingLogins.find(tx, id)
            .filter(login -> login.token().namespace().equals(TokenDraft.name(namespace)))
            .orElseThrow(() -> new Refusal.InvalidRequest("invalid request ID"));
    Subject who =
        Subjects.read(tx, pending.token().entityId())
            .filter(subject -> !subject.isDisabled())
            .orElseThrow(() -> new Refusal.PermissionDenied());
    Optional<String> fault =
        new LoginMfa(tx, namespace).fault(who, pending.enforced(), credentials);
    if (fault.isPresent()) {
      return new Passage.Refused(new Refusal.PermissionDenied(fault.get()));
    }
    PendingLogins.finish(tx, id);
    return new Passage.Granted(tokens.issue(tx, pending.token().at(tx.now()), ""), false);
  }
}
