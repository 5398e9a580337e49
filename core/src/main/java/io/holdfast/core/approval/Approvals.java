package io.holdfast.core.approval;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.core.approval.notice.Notices;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.lease.Expiry;
import io.holdfast.core.lease.ExpiryIndex;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The approvals of a namespace, within a transaction: the one place where they are counted. */
public final class Approvals {
  /** The kind of entry that they have in the expiry index. */
  private static final String EXPIRY_KIND = "approval";

  private static final String REQUESTS = "approval/request/";

  private final BarrierTx tx;
  private final Namespace namespace;
  private final Quorum quorum;

  public Approvals(BarrierTx tx, Namespace namespace) {
    this.tx = tx;
    this.namespace = namespace;
    this.quorum = new Quorum(id -> Subjects.read(tx, id));
  }

  private static StorageView requests(BarrierTx tx, String namespaceId) {
    return tx.view(Layout.core(namespaceId) + REQUESTS);
  }

  private StorageView requests() {
    return requests(tx, namespace.id());
  }

  /**
   * Has a matter wait for approvals.
   *
   * @param reference the public name by which approvers are told of it
   * @param requester the entity that asks, whose own consent never counts; empty for nobody
   * @param factors what it needs; without any it is never approved
   * @param ttl after so long it is too late
   */
  public ApprovalRequest open(
      Matter matter, String reference, String requester, List<Factor> factors, Duration ttl) {
    Instant expires = tx.now().plus(ttl);
    ApprovalRequest request =
        new ApprovalRequest(
            Randomness.uuid().toString(),
            namespace,
            matter,
            reference,
            requester,
            factors,
            List.of(),
            tx.now(),
            expires);
    requests().put(request.id(), request);
    ExpiryIndex.move(tx, EXPIRY_KIND, namespace.id() + "/" + request.id(), null, expires);
    tell(NoticeEvent.REQUESTED, request);
    return request;
  }

  /** What waits under an id, unless it is too late. */
  public Optional<ApprovalRequest> find(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : requests().get(id, ApprovalRequest.class).filter(request -> !request.isOver(tx.now()));
  }

  /** How far a matter is, by what holds now. */
  public Standing standing(ApprovalRequest request) {
    return request.isOver(tx.now())
        ? new Standing(request.factors().stream().map(f -> new Standing.Met(f, List.of())).toList())
        : quorum.count(request);
  }

  /** Whether somebody asked for it, or may approve it. */
  public boolean concerns(ApprovalRequest request, Subject who) {
    return !who.id().isEmpty()
        && (quorum.isOwn(request, who)
            || request.factors().stream().anyMatch(factor -> factor.admits(who)));
  }

  /**
   * Gives somebody's consent. Given again it counts once, for what the approver may give now.
   *
   * @return how far the matter is with it
   * @throws Refusal.PermissionDenied when the approver is nobody, asked for it, or is in none of
   *     the groups
   */
  public Standing approve(ApprovalRequest request, Subject approver) {
    if (approver.id().isEmpty()) {
      throw new Refusal.PermissionDenied(
          "this token has no entity: log in by an auth method to approve in your own name");
    }
    if (quorum.isOwn(request, approver)) {
      throw new Refusal.PermissionDenied("nobody approves a request of their own");
    }
    List<Integer> factors =
        IntStream.range(0, request.factors().size())
            .filter(place -> request.factors().get(place).admits(approver))
            .boxed()
            .toList();
    if (factors.isEmpty()) {
      throw new Refusal.PermissionDenied(
          "your entity is in none of the groups whose approval this request needs");
    }
    boolean wasMet = standing(request).isMet();
    ApprovalRequest after = request.with(new Consent(approver.id(), tx.now(), factors));
    requests().put(after.id(), after);
    Standing standing = standing(after);
    tell(NoticeEvent.AUTHORIZED, after);
    if (standing.isMet() && !wasMet) {
      tell(NoticeEvent.APPROVED, after);
    }
    return standing;
  }

  /**
   * Uses up what was approved: it is done once.
   *
   * @return the ids of the entities whose consent counted
   * @throws Refusal.PermissionDenied when it is not approved, or not anymore
   */
  public List<String> spend(ApprovalRequest request) {
    Standing standing = standing(request);
    if (!standing.isMet()) {
      throw pending();
    }
    remove(request);
    return standing.approvers();
  }

  /** What Vault says as long as an approval is missing. */
  public static Refusal pending() {
    return new Refusal.PermissionDenied("request needs further approval");
  }

  private void remove(ApprovalRequest request) {
    requests().delete(request.id());
    ExpiryIndex.move(tx, EXPIRY_KIND, namespace.id() + "/" + request.id(), request.expires(), null);
  }

  private void tell(NoticeEvent event, ApprovalRequest request) {
    Notices.tell(
        tx, namespace, event, () -> ApprovalJson.notice(tx, request, quorum.count(request)));
  }

  /** What ends matters that waited too long, by the kind that stands in the expiry index. */
  public static Map<String, Expiry.Ending> endings() {
    return Map.of(EXPIRY_KIND, Approvals::end);
  }

  private static void end(BarrierTx tx, String id) {
    String[] parts = id.split("/", 2);
    requests(tx, parts[0])
        .get(parts[1], ApprovalRequest.class)
        .filter(request -> request.isOver(tx.now()))
        .ifPresent(request -> {
          Approvals approvals = new Approvals(tx, request.namespace());
          approvals.tell(NoticeEvent.EXPIRED, request);
          approvals.remove(request);
        });
  }
}
