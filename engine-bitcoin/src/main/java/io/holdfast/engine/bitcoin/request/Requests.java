package io.holdfast.engine.bitcoin.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.approval.Approval;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Review;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.engine.bitcoin.judge.Candidate;
import io.holdfast.engine.bitcoin.policy.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requests of one wallet, within a request's transaction. */
public final class Requests {
  /** The kind of matter that approvers see. */
  static final String KIND = "bitcoin-transaction";

  private final Call call;
  private final String wallet;

  public Requests(Call call, String wallet) {
    this.call = call;
    this.wallet = wallet;
  }

  /** The request of an id. */
  public Optional<Standing> find(String id) {
    return StoredRequest.find(call.storage(), wallet, id).map(this::standing);
  }

  Standing standing(StoredRequest request) {
    Optional<Approval> approval =
        request.approval().isEmpty()
            ? Optional.empty()
            : call.services().approvals().find(request.approval());
    return new Standing(request, approval);
  }

  /** The latest request for exactly this transaction that is not over. */
  public Optional<Standing> of(Candidate candidate) {
    return StoredRequest.ofDigest(call.storage(), wallet, digest(candidate))
        .map(this::standing)
        .filter(standing -> isAlive(standing));
  }

  private boolean isAlive(Standing standing) {
    return !standing.request().isOver(call.now())
        && switch (standing.state(call.now())) {
          case PENDING, DELAYED, READY, SIGNED -> true;
          case REJECTED, CANCELLED, EXPIRED -> false;
        };
  }

  private String digest(Candidate candidate) {
    return TransactionDigest.of(call.mount().uuid(), candidate);
  }

  /** Whether a request waits for what a judgement asks for, and for nothing else. */
  public static boolean isUnder(Standing standing, Judgement judgement) {
    return standing.request().terms().equals(Terms.of(judgement.decision().obligations()));
  }

  /** Whether a request may be signed as far as people and time go. */
  public boolean isReady(Standing standing) {
    return switch (standing.state(call.now())) {
      case READY -> true;
      case SIGNED -> !standing.request().isOver(call.now());
      case PENDING, DELAYED, REJECTED, CANCELLED, EXPIRED -> false;
    };
  }

  /** What of a policy's obligations a request has met. */
  public Granted granted(Standing standing) {
    return standing.granted();
  }

  /**
   * Opens a request.
   *
   * @param used the addresses that were used before
   * @param receipt the id of the receipt of the judgement
   * @throws io.holdfast.api.Refusal.PermissionDenied when people have to approve, and the caller
   *     has no entity that could ask them
   */
  public Standing open(
      Candidate candidate,
      ArrayNode attestations,
      Judgement judgement,
      Set<String> used,
      Optional<String> receipt) {
    Terms terms = Terms.of(judgement.decision().obligations());
    List<String> summary = TransactionWords.of(wallet, judgement.transaction(), used);
    String digest = digest(candidate);
    String approval =
        terms.needsApproval() ? openMatter(judgement, terms, summary, digest).id() : "";
    StoredRequest request =
        new StoredRequest(
            call.services().uuid(),
            wallet,
            digest,
            candidate.located().checked().psbt().base64(),
            attestations,
            call.caller().entityId(),
            call.caller().displayName(),
            approval,
            terms,
            summary,
            judgement.view(),
            call.now(),
            call.now().plus(terms.lifetime()),
            null,
            null,
            null,
            receipt.stream().toList());
    request.store(call.storage());
    return standing(request);
  }

  private Approval openMatter(
      Judgement judgement, Terms terms, List<String> summary, String digest) {
    ObjectNode details = Json.object().put("wallet", wallet);
    details.set("decision", judgement.view());
    details.set("transaction", Json.of(judgement.transaction().toDocument()));
    return call.services()
        .approvals()
        .open(new Matter(KIND, "sign", path(), digest, summary, details), terms.forService());
  }

  /** The whole path at which the wallet signs, by which its matters are known. */
  private String path() {
    return call.mount().path() + "wallets/" + wallet + "/sign";
  }

  /** Uses up a request's approval for a signature, in the transaction that decides on it. */
  public void grant(Standing standing) {
    StoredRequest request = standing.request();
    if (!standing.isGranted() && !request.approval().isEmpty()) {
      if (standing.approval().filter(Approval::isApproved).isPresent()) {
        var _ = call.services().approvals().spend(request.approval(), request.digest());
      } else {
        // It was there for an emergency, which did not come before the delay was over.
        call.services().approvals().cancel(request.approval());
      }
    }
    request.granted(call.now()).store(call.storage());
  }

  /** Whether a request was not taken back meanwhile. */
  public boolean isWanted(String id) {
    return StoredRequest.find(call.storage(), wallet, id)
        .filter(request -> request.cancelledTime() == null)
        .isPresent();
  }

  /**
   * Notes that a signature leaves.
   *
   * @param receipt the id of the receipt of the decision that let it
   */
  public void sign(String id, Optional<String> receipt) {
    StoredRequest signed =
        StoredRequest.find(call.storage(), wallet, id)
            .orElseThrow(IllegalStateException::new)
            .signed(call.now());
    receipt.map(signed::with).orElse(signed).store(call.storage());
  }

  /** Takes a request back; nothing happens to one that is over. */
  public void cancel(Standing standing) {
    if (!standing.request().approval().isEmpty()) {
      call.services().approvals().cancel(standing.request().approval());
    }
    standing.request().cancelled(call.now()).store(call.storage());
  }

  /** The reviews of emergencies of this wallet that should have been closed by now. */
  public List<Review> overdue() {
    return call.services().approvals().openReviews(KIND, path()).stream()
        .filter(Review::overdue)
        .toList();
  }

  /** As answers show it. */
  public ObjectNode view(Standing standing) {
    return RequestView.of(standing, call.now());
  }
}
