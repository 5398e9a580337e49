package io.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Review;
import io.holdfast.api.approval.Spent;
import io.holdfast.api.approval.Terms;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.crypto.Randomness;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The approvals that one mount asked for.
 *
 * @param entity of the caller; empty for nobody
 * @param decides hears what is spent, for the audit log
 */
public record EngineApprovals(
    BarrierTx tx, Mount mount, String entity, Consumer<ObjectNode> decides)
    implements io.holdfast.api.approval.Approvals {

  private Approvals approvals() {
    return new Approvals(tx, mount.namespace());
  }

  private ApprovalStore store() {
    return ApprovalStore.of(tx, mount.namespace());
  }

  @Override
  public Approval open(Matter matter, Terms terms) {
    if (entity.isEmpty()) {
      throw new Refusal.PermissionDenied(
          "this needs approvals, and this token has no entity that could ask for them: log in by an"
              + " auth method");
    }
    String id = Randomness.uuid().toString();
    return shown(
        approvals()
            .open(
                new ApprovalRequest(
                    id,
                    mount.namespace(),
                    matter,
                    "",
                    mount.uuid(),
                    entity,
                    terms.factors().stream()
                        .map(factor -> Factor.of(factor, mount.namespace()))
                        .toList(),
                    terms.distinct(),
                    terms
                        .breakGlass()
                        .map(glass -> Emergency.of(glass, mount.namespace()))
                        .orElse(null),
                    null,
                    List.of(),
                    Course.BEGUN,
                    tx.now(),
                    tx.now().plus(terms.ttl()))));
  }

  @Override
  public Optional<Approval> find(String id) {
    return live(id).or(() -> store().ended(id).filter(this::isOwn)).map(this::shown);
  }

  private Optional<ApprovalRequest> live(String id) {
    return store().live(id).filter(this::isOwn);
  }

  private boolean isOwn(ApprovalRequest request) {
    return request.mount().equals(mount.uuid());
  }

  private Approval shown(ApprovalRequest request) {
    return new ApprovalView(tx, approvals()).of(request);
  }

  @Override
  public Spent spend(String id, String digest) {
    ApprovalRequest request = live(id).orElseThrow(Approvals::pending);
    if (request.duty() != null) {
      throw new Refusal.PermissionDenied("a review is closed, and nothing is done by it");
    }
    if (!request.matter().digest().equals(digest)) {
      throw new Refusal.PermissionDenied("what was approved is something else");
    }
    Spent spent =
        new Spent(
            id, digest, approvals().spend(request), Optional.ofNullable(request.course().glass()));
    decides.accept(AuditedDecision.of(spent));
    return spent;
  }

  @Override
  public void cancel(String id) {
    live(id)
        .filter(request -> request.duty() == null)
        .ifPresent(request -> approvals().cancel(request, entity, ""));
  }

  @Override
  public List<Review> openReviews() {
    return ApprovalStore.openReviews(tx, mount.uuid()).flatMap(this::review).toList();
  }

  private Stream<Review> review(ApprovalRequest request) {
    return Optional.ofNullable(request.duty()).stream()
        .map(duty ->
            new Review(
                request.id(),
                duty.approval(),
                duty.kind(),
                duty.path(),
                duty.brokenBy(),
                request.expires(),
                !request.expires().isAfter(tx.now())));
  }
}
