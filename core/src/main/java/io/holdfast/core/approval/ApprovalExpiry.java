package io.holdfast.core.approval;

import io.holdfast.api.approval.ApprovalState;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.Expiry;
import java.util.Map;
import java.util.Optional;

/** What happens to matters when their time comes. */
public final class ApprovalExpiry {
  private ApprovalExpiry() {}

  /** By the kind that stands in the expiry index. */
  public static Map<String, Expiry.Ending> endings() {
    return Map.of(ApprovalStore.EXPIRY_KIND, ApprovalExpiry::due);
  }

  private static void due(BarrierTx tx, String id) {
    String[] parts = id.split("/", 2);
    ApprovalStore store = new ApprovalStore(tx, parts[0]);
    Optional<ApprovalRequest> live = store.live(parts[1]);
    if (live.isEmpty()) {
      store.forget(parts[1]);
      return;
    }
    ApprovalRequest request = live.get();
    if (request.expires().isAfter(tx.now())) {
      return;
    }
    Approvals approvals = new Approvals(tx, request.namespace());
    if (request.duty() == null) {
      approvals.end(NoticeEvent.EXPIRED, request, ApprovalState.EXPIRED, "", "");
    } else {
      approvals.tell(NoticeEvent.OVERDUE, request);
    }
  }
}
