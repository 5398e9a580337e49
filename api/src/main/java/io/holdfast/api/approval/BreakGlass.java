package io.holdfast.api.approval;

import java.time.Duration;
import java.util.List;

/**
 * Leave to go ahead without approvals in an emergency, and to answer for it afterwards.
 *
 * @param by who may, alone, with a reason: the groups and the proof count, the number does not; who
 *     asked may be the one
 * @param review what closes the review that follows; neither who broke the glass nor who asked
 *     counts there
 * @param reviewWithin after so long the review is overdue, and still has to be closed
 */
public record BreakGlass(Factor by, List<Factor> review, Duration reviewWithin) {
  public BreakGlass {
    review = List.copyOf(review);
    if (review.isEmpty()) {
      throw new IllegalArgumentException("a review that nobody closes would never end");
    }
  }
}
