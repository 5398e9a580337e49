package io.holdfast.core.approval;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.lease.ExpiryIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The matters of a namespace in storage: those that go on, those that ended, which are kept for a
 * while, and which reviews of a mount are open.
 */
final class ApprovalStore {
  /** The kind of entry that they have in the expiry index. */
  static final String EXPIRY_KIND = "approval";

  /** How long it can be seen how a matter ended. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String REQUESTS = "approval/request/";
  private static final String ENDED = "approval/ended/";

  /** Which reviews of which mount are open, of all namespaces: mounts move between them. */
  private static final String REVIEWS = Layout.core(Namespace.ROOT) + "approval/review/";

  private final BarrierTx tx;
  private final String namespace;

  ApprovalStore(BarrierTx tx, String namespaceId) {
    this.tx = tx;
    this.namespace = namespaceId;
  }

  static ApprovalStore of(BarrierTx tx, Namespace namespace) {
    return new ApprovalStore(tx, namespace.id());
  }

  private StorageView at(String place) {
    return tx.view(Layout.core(namespace) + place);
  }

  /** Stores a new matter. */
  void add(ApprovalRequest request) {
    put(request);
    expire(request.id(), null, request.expires());
    ReviewDuty duty = request.duty();
    if (duty != null) {
      reviews(tx, request.mount()).put(request.id(), Json.object().put("namespace", namespace));
    }
  }

  /** Stores what changed of a matter that goes on. */
  void put(ApprovalRequest request) {
    at(REQUESTS).put(request.id(), request);
  }

  /** A matter that goes on. */
  Optional<ApprovalRequest> live(String id) {
    return id.isEmpty() ? Optional.empty() : at(REQUESTS).get(id, ApprovalRequest.class);
  }

  /** A matter that ended. */
  Optional<ApprovalRequest> ended(String id) {
    return id.isEmpty() ? Optional.empty() : at(ENDED).get(id, ApprovalRequest.class);
  }

  Stream<ApprovalRequest> allLive() {
    return at(REQUESTS).list("").stream().flatMap(id -> live(id).stream());
  }

  Stream<ApprovalRequest> allEnded() {
    return at(ENDED).list("").stream().flatMap(id -> ended(id).stream());
  }

  private static StorageView reviews(BarrierTx tx, String mount) {
    return tx.view(REVIEWS + mount + "/");
  }

  /** The reviews of a mount that are not closed, wherever it was when they were opened. */
  static Stream<ApprovalRequest> openReviews(BarrierTx tx, String mount) {
    StorageView open = reviews(tx, mount);
    return open.list("").stream()
        .flatMap(id ->
            open.getJson(id).stream()
                .flatMap(where ->
                    new ApprovalStore(tx, where.path("namespace").asText()).live(id).stream()));
  }

  /** Takes a matter away at once. */
  void remove(ApprovalRequest request) {
    at(REQUESTS).delete(request.id());
    expire(request.id(), request.expires(), null);
    if (request.duty() != null) {
      reviews(tx, request.mount()).delete(request.id());
    }
  }

  /** Keeps how a matter ended. */
  void end(ApprovalRequest ended) {
    remove(ended);
    at(ENDED).put(ended.id(), ended);
    expire(ended.id(), null, tx.now().plus(KEPT));
  }

  /** Forgets how a matter ended, if it is time. */
  void forget(String id) {
    ended(id)
        .filter(request -> {
          Course.End end = request.course().end();
          return end == null || !end.at().plus(KEPT).isAfter(tx.now());
        })
        .ifPresent(request -> at(ENDED).delete(id));
  }

  private void expire(String id, @Nullable Instant from, @Nullable Instant to) {
    ExpiryIndex.move(tx, EXPIRY_KIND, namespace + "/" + id, from, to);
  }
}
