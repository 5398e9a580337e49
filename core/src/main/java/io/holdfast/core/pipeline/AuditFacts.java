package io.holdfast.core.pipeline;

import io.holdfast.api.Namespace;
import io.holdfast.core.approval.controlgroup.Execution;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.policy.Decision;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.Router;
import io.holdfast.core.token.TokenEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rooms know, in the audit schema's terms. */
final class AuditFacts {
  private AuditFacts() {}

  static AuditEvent.@Nullable Auth auth(Visit visit) {
    TokenEntry token = visit.token();
    if (token == null) {
      return null;
    }
    return auth(
        visit.tokenText(),
        token,
        visit.tokenNamespace(),
        visit.subject(),
        false,
        results(visit.decision()));
  }

  private static AuditEvent.@Nullable PolicyResults results(@Nullable Decision decision) {
    return switch (decision) {
      case null -> null;
      case Decision.Allowed allowed -> new AuditEvent.PolicyResults(true, allowed.grantedBy());
      case Decision.Refused refused -> new AuditEvent.PolicyResults(false, List.of());
    };
  }

  /** The facts of a token, presented or just made. */
  static AuditEvent.Auth auth(
      String text,
      TokenEntry token,
      Namespace of,
      Subject who,
      boolean entityCreated,
      AuditEvent.@Nullable PolicyResults results) {
    return new AuditEvent.Auth(
        text,
        token.accessor(),
        token.displayName(),
        token.hasChosenName(),
        who.with(token.policies(), of),
        token.policies(),
        who.policies(of),
        who.policiesOutside(of),
        token.noDefaultPolicy(),
        token.metadata(),
        token.entityId(),
        entityCreated,
        token.type().wireName(),
        token.ttl(),
        token.created(),
        token.numUses(),
        results);
  }

  static AuditEvent.@Nullable Approval approval(
      @Nullable Execution execution, List<String> approvers) {
    return execution == null ? null : new AuditEvent.Approval(execution.accessor(), approvers);
  }

  static AuditEvent.@Nullable MountFacts mount(Router.@Nullable Mounted mounted) {
    if (mounted == null) {
      return null;
    }
    MountEntry entry = mounted.entry();
    return new AuditEvent.MountFacts(
        mounted.shownType(),
        entry.accessor(),
        entry.requestPath(),
        entry.auth() ? "auth" : "secret",
        "",
        entry.config().auditNonHmacRequestKeys(),
        entry.config().auditNonHmacResponseKeys());
  }
}
