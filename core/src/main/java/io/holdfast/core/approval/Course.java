package io.holdfast.core.approval;

import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.approval.Approver;
import io.holdfast.api.approval.GlassBroken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a matter beside consents.
 *
 * @param met when enough had consented; null before
 * @param glass who did without
 * @param end null while it goes on
 */
record Course(@Nullable Instant met, @Nullable GlassBroken glass, @Nullable End end) {
  static final Course BEGUN = new Course(null, null, null);

  Course met(Instant at) {
    return new Course(at, glass, end);
  }

  Course broken(GlassBroken by) {
    return new Course(by.at(), by, end);
  }

  Course ended(End how) {
    return new Course(met, glass, how);
  }

  /**
   * How it ended.
   *
   * @param by the id of an entity; empty when nobody did
   * @param approvers whose consent counted then
   */
  record End(ApprovalState state, String by, Instant at, String reason, List<Approver> approvers) {
    End {
      approvers = List.copyOf(approvers);
    }
  }
}
