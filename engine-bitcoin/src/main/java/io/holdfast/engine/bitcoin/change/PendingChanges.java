package io.holdfast.engine.bitcoin.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Terms;
import io.holdfast.bitcoin.policy.Changes;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.request.Factors;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes that wait, within a request's transaction. */
final class PendingChanges {
  private static final String KIND = "bitcoin-change";
  private static final String SUBJECT = "change:";

  /** How often it is looked whether a change was approved meanwhile. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Call call;
  private final Application application;

  PendingChanges(Call call, Application application) {
    this.call = call;
    this.application = application;
  }

  static boolean isAbout(String subject) {
    return subject.startsWith(SUBJECT);
  }

  /**
   * Has a change wait for what a policy asks.
   *
   * @param under the policy whose {@code changes} ask
   * @return empty if it asks for nothing; else what is answered
   */
  Optional<Response> hold(
      ChangeKind kind, String name, ObjectNode content, String policy, StoredPolicy under) {
    Optional<Changes> changes =
        under
            .policy()
            .changes()
            .filter(each -> !each.factors().isEmpty() || !each.delay().isZero());
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    String digest =
        StoredChange.digest(call.mount().uuid(), kind, name, content, policy, under.version());
    Optional<StoredChange> waiting = StoredChange.waiting(call.storage(), kind.of(), name);
    if (waiting.isPresent() && state(waiting.get()).isAlive()) {
      if (!waiting.get().digest().equals(digest)) {
        throw new Refusal.InvalidRequest(
            "a change of %s waits already; cancel it at changes/%s first"
                .formatted(kind.of().label(name), waiting.get().id()));
      }
      return Optional.of(answer(waiting.get()));
    }
    return Optional.of(
        answer(open(kind, name, content, policy, under.version(), digest, changes.get())));
  }

  private StoredChange open(
      ChangeKind kind,
      String name,
      ObjectNode content,
      String policy,
      long version,
      String digest,
      Changes changes) {
    List<String> summary = summary(kind, name, content, policy, version);
    StoredChange change =
        new StoredChange(
            call.services().uuid(),
            kind,
            name,
            content,
            policy,
            version,
            digest,
            changes.factors().isEmpty()
                ? ""
                : approval(kind, name, content, digest, summary, changes),
            changes.delay(),
            call.caller().entityId(),
            call.caller().displayName(),
            summary,
            call.now(),
            call.now().plus(StoredChange.lifetime(changes)),
            null,
            null,
            null);
    change.store(call.storage());
    lookAgain(change);
    return change;
  }

  private String approval(
      ChangeKind kind,
      String name,
      ObjectNode content,
      String digest,
      List<String> summary,
      Changes changes) {
    ObjectNode details = Json.object().put("kind", kind.label()).put("name", name);
    details.set("content", content);
    Matter matter =
        new Matter(KIND, kind.verb(), call.mount().path() + call.path(), digest, summary, details);
    return call.services()
        .approvals()
        .open(matter, new Terms(Factors.asked(changes.factors()), StoredChange.lifetime(changes)))
        .id();
  }

  private List<String> summary(
      ChangeKind kind, String name, ObjectNode content, String policy, long version) {
    return ChangeWords.of(call.storage(), kind, name, content, policy, version);
  }

  private Response answer(StoredChange change) {
    call.warn("nothing is changed yet: the change waits at changes/" + change.id());
    ObjectNode data = Json.object();
    data.set("change", view(change));
    return Response.data(202, data);
  }

  ObjectNode view(StoredChange change) {
    return ChangeView.of(change, state(change), ready(change), approval(change));
  }

  private Optional<Approval> approval(StoredChange change) {
    return change.approval().isEmpty()
        ? Optional.empty()
        : call.services().approvals().find(change.approval());
  }

  ChangeState state(StoredChange change) {
    if (change.appliedTime() != null) {
      return ChangeState.APPLIED;
    }
    if (change.cancelledTime() != null) {
      return ChangeState.CANCELLED;
    }
    if (change.problem() != null) {
      return ChangeState.FAILED;
    }
    if (!change.expires().isAfter(call.now())) {
      return ChangeState.EXPIRED;
    }
    if (!change.approval().isEmpty()) {
      ApprovalState approved = approval(change).map(Approval::state).orElse(ApprovalState.EXPIRED);
      switch (approved) {
        case PENDING -> {
          return ChangeState.PENDING;
        }
        case REJECTED -> {
          return ChangeState.REJECTED;
        }
        case CANCELLED, EXPIRED, SPENT -> {
          return ChangeState.EXPIRED;
        }
        case APPROVED -> {
          // The delay is next.
        }
      }
    }
    return call.now().isBefore(ready(change)) ? ChangeState.DELAYED : ChangeState.READY;
  }

  /** When the delay is over. */
  private Instant ready(StoredChange change) {
    return approval(change)
        .flatMap(Approval::approvedSince)
        .orElse(change.created())
        .plus(change.delay());
  }

  /** Brings into force what waits for a policy or wallet, if it may be. */
  void settle(Named of, String name) {
    StoredChange.waiting(call.storage(), of, name).ifPresent(this::settle);
  }

  /** Brings a change into force if it may be. */
  void settle(StoredChange change) {
    if (state(change) != ChangeState.READY) {
      return;
    }
    boolean isCurrent =
        StoredPolicy.find(call.storage(), change.policy())
            .filter(now -> now.version() == change.policyVersion())
            .isPresent();
    Optional<String> problem =
        isCurrent
            ? application.problem(call, change)
            : Optional.of("another version of the policy that asked for it came into force");
    if (problem.isPresent()) {
      cancelApproval(change);
      change.failed(problem.get()).store(call.storage());
      return;
    }
    if (!change.approval().isEmpty()) {
      var _ = call.services().approvals().spend(change.approval(), change.digest());
    }
    application.apply(call, change);
    change.applied(call.now()).store(call.storage());
  }

  /** Takes a change back. */
  void cancel(StoredChange change) {
    if (!change.isOver()) {
      cancelApproval(change);
      change.cancelled(call.now()).store(call.storage());
    }
  }

  private void cancelApproval(StoredChange change) {
    if (!change.approval().isEmpty()) {
      call.services().approvals().cancel(change.approval());
    }
  }

  /** What the schedule asks for: settles the change, or looks again later. */
  void due(String subject) {
    Optional<StoredChange> found =
        StoredChange.find(call.storage(), subject.substring(SUBJECT.length()));
    found.ifPresent(change -> {
      settle(change);
      StoredChange.find(call.storage(), change.id())
          .filter(now -> state(now).isAlive())
          .ifPresent(this::lookAgain);
    });
  }

  private void lookAgain(StoredChange change) {
    Instant next = state(change) == ChangeState.DELAYED ? ready(change) : call.now().plus(LOOK);
    call.services().schedule().at(SUBJECT + change.id(), next);
  }
}
