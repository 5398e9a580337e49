package io.holdfast.core.errand;

import io.holdfast.api.Effect;
import io.holdfast.api.Response;
import io.holdfast.core.approval.notice.Notice;
import io.holdfast.core.approval.notice.NoticeSettings;
import io.holdfast.core.approval.notice.Notices;
import io.holdfast.core.approval.notice.Webhook;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.DueIndex;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a notice to approvers. */
record SendNotice(DueIndex.Due due) implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  @Override
  public String id() {
    return "notice " + due.id();
  }

  /** None: notices are bounded among themselves. */
  @Override
  public String mount() {
    return "notices";
  }

  @Override
  public Optional<Effect> begin(BarrierTx tx) {
    Instant now = tx.now();
    return Notices.take(tx, due, ErrandDesk.DONE_WITHIN)
        .flatMap(
            notice -> Notices.settings(tx, notice.namespace()).map(to -> posting(to, notice, now)));
  }

  private static Effect posting(NoticeSettings to, Notice notice, Instant now) {
    return () -> {
      Webhook.post(to, notice, now);
      return call -> Response.empty();
    };
  }

  @Override
  public void complete(BarrierTx tx, Effect.Completion completion) {
    Notices.arrived(tx, due.id());
  }

  @Override
  public void failed(BarrierTx tx, String why) {
    if (Notices.failed(tx, due.id(), why)) {
      LOG.error("a notice to approvers is given up: {}", why);
    } else {
      LOG.warn("a notice to approvers did not arrive and is sent again: {}", why);
    }
  }
}
