package io.holdfast.core.approval;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.approval.Approver;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Proof;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.core.approval.notice.Notices;
import io.holdfast.core.approval.proof.Signatures;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The approvals of a namespace, within a transaction: the one place where they are counted. */
public final class Approvals {
  private final BarrierTx tx;
  private final Namespace namespace;
  private final ApprovalStore store;
  private final Quorum quorum;

  public Approvals(BarrierTx tx, Namespace namespace) {
    this.tx = tx;
    this.namespace = namespace;
    this.store = ApprovalStore.of(tx, namespace);
    this.quorum =
        new Quorum(
            id -> Subjects.read(tx, id),
            (entity, evidence) ->
                evidence.proof() != Proof.SIGNATURE || new Signatures(tx, entity).holds(evidence));
  }

  /**
   * Has a matter of the core wait for approvals, for which one person counts for each factor.
   *
   * @param reference the public name by which approvers are told of it
   * @param requester the entity that asks, whose own consent never counts; empty for nobody
   * @param factors what it needs; without any it is never approved
   * @param ttl after so long it is too late
   */
  public ApprovalRequest open(
      Matter matter, String reference, String requester, List<Factor> factors, Duration ttl) {
    return open(
        new ApprovalRequest(
            Randomness.uuid().toString(),
            namespace,
            matter,
            reference,
            "",
            requester,
            factors,
            false,
            null,
            null,
            List.of(),
            Course.BEGUN,
            tx.now(),
            tx.now().plus(ttl)));
  }

  ApprovalRequest open(ApprovalRequest request) {
    store.add(request);
    tell(NoticeEvent.REQUESTED, request);
    return request;
  }

  /** What waits under an id, unless it is too late. */
  public Optional<ApprovalRequest> find(String id) {
    return store.live(id).filter(request -> !request.isOver(tx.now()));
  }

  /** What is known under an id, also when it is over. */
  public Optional<ApprovalRequest> known(String id) {
    return store.live(id).or(() -> store.ended(id));
  }

  /** Those that go on, and after them those that ended if wished; each in order of their ids. */
  public Stream<ApprovalRequest> all(boolean ended) {
    return ended ? Stream.concat(store.allLive(), store.allEnded()) : store.allLive();
  }

  /** How far a matter is, by what holds now. */
  public Standing standing(ApprovalRequest request) {
    return request.isOver(tx.now())
        ? new Standing(request.factors().stream().map(f -> new Standing.Met(f, List.of())).toList())
        : quorum.count(request);
  }

  /** Whether somebody asked for it, or may approve it. */
  public boolean concerns(ApprovalRequest request, Subject who) {
    Emergency emergency = request.emergency();
    return !who.id().isEmpty()
        && (quorum.isOwn(request, who)
            || request.factors().stream().anyMatch(factor -> factor.admits(who))
            || (emergency != null && emergency.by().admits(who)));
  }

  /** Gives the consent of somebody who shows a token of theirs and no more. */
  public Standing approve(ApprovalRequest request, Subject approver) {
    return approve(request, approver, List.of(), "");
  }

  /**
   * Gives somebody's consent. Given again it counts once, for what the approver may give now.
   *
   * @param shown proofs that were found good
   * @return how far the matter is with it
   * @throws Refusal.PermissionDenied when the approver is nobody, asked for it, is in none of the
   *     groups, or shows too little
   */
  public Standing approve(
      ApprovalRequest request, Subject approver, List<Evidence> shown, String comment) {
    Eligibility eligibility = new Eligibility(quorum);
    eligibility.require(request, approver, "approves");
    List<Evidence> evidence =
        Consent.together(request.of(approver.id()).map(Consent::evidence).orElse(List.of()), shown);
    List<Integer> places = eligibility.places(request, approver, tx.now(), evidence);
    Consent consent = new Consent(approver.id(), tx.now(), places, evidence, comment);
    boolean wasMet = standing(request).isMet();
    ApprovalRequest after = request.with(consent);
    Standing standing = standing(after);
    if (standing.isMet() && !wasMet) {
      after = after.with(after.course().met(tx.now()));
    }
    store.put(after);
    tell(NoticeEvent.AUTHORIZED, after);
    if (standing.isMet() && !wasMet) {
      tell(NoticeEvent.APPROVED, after);
      if (after.duty() != null) {
        end(null, after, ApprovalState.SPENT, approver.id(), comment);
      }
    }
    return standing;
  }

  /**
   * Says no, which ends it.
   *
   * @throws Refusal.PermissionDenied when somebody could not have approved it either
   * @throws Refusal.InvalidRequest when it is a review, which has to be closed
   */
  public void reject(ApprovalRequest request, Subject who, String reason) {
    new Eligibility(quorum).require(request, who, "rejects");
    requireEndable(request);
    end(NoticeEvent.REJECTED, request, ApprovalState.REJECTED, who.id(), reason);
  }

  /** Whether somebody asked for it themselves. */
  public boolean isRequester(ApprovalRequest request, Subject who) {
    return quorum.isSame(request.requester(), who);
  }

  /**
   * Takes it back. Whether somebody may is for the caller to know.
   *
   * @param by the id of an entity; empty for nobody
   * @throws Refusal.InvalidRequest when it is a review, which has to be closed
   */
  public void cancel(ApprovalRequest request, String by, String reason) {
    requireEndable(request);
    end(NoticeEvent.CANCELLED, request, ApprovalState.CANCELLED, by, reason);
  }

  private static void requireEndable(ApprovalRequest request) {
    if (request.duty() != null) {
      throw new Refusal.InvalidRequest(
          "a review is mandatory: it ends when it is approved, and neither by a rejection nor by"
              + " being cancelled");
    }
  }

  /**
   * Uses up what was approved: it is done once.
   *
   * @return whose consent counted; nobody's where the glass was broken
   * @throws Refusal.PermissionDenied when it is not approved, or not anymore
   */
  public List<Approver> spend(ApprovalRequest request) {
    if (request.isOver(tx.now())
        || (request.course().glass() == null && !standing(request).isMet())) {
      throw pending();
    }
    List<Approver> approvers = approvers(request);
    end(null, request, ApprovalState.SPENT, "", "");
    return approvers;
  }

  /** What Vault says as long as an approval is missing. */
  public static Refusal pending() {
    return new Refusal.PermissionDenied("request needs further approval");
  }

  /** Whose consent counts now. */
  List<Approver> approvers(ApprovalRequest request) {
    return new CountedApprovers(tx, quorum).of(request, standing(request));
  }

  /**
   * Ends a matter and keeps how it ended.
   *
   * @param event what is told of it; null for nothing
   */
  void end(
      @Nullable NoticeEvent event,
      ApprovalRequest request,
      ApprovalState state,
      String by,
      String reason) {
    Course.End end = new Course.End(state, by, tx.now(), reason, approvers(request));
    ApprovalRequest ended = request.with(request.course().ended(end));
    store.end(ended);
    if (event != null) {
      tell(event, ended);
    }
  }

  void tell(NoticeEvent event, ApprovalRequest request) {
    Notices.tell(
        tx, namespace, event, () -> ApprovalJson.notice(tx, request, quorum.count(request)));
  }
}
