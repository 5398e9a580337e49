package io.holdfast.api.approval;

import io.holdfast.api.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The approvals that a mount asked for, within a request's transaction. A mount sees its own
 * matters alone. What approvers do has its paths in the core ({@code sys/approvals}), the same for
 * every kind of matter.
 */
public interface Approvals {
  /**
   * Has a matter wait for approvals, in the name of the caller's entity.
   *
   * @throws Refusal.PermissionDenied when the caller has no entity, of whom nobody could tell
   *     whether it approves its own request
   */
  Approval open(Matter matter, Terms terms);

  /** What was opened under an id, however it went; it is kept for a while after its end. */
  Optional<Approval> find(String id);

  /**
   * Uses up what was approved, in the transaction that does it (of an effect: the one of its
   * intent). It is done once; should the transaction be undone, so is this.
   *
   * @param digest of the exact thing that is about to be done
   * @throws Refusal.PermissionDenied when it is not approved, or not any more, or for something
   *     else
   */
  Spent spend(String id, String digest);

  /** Ends a matter that is not needed any more; nothing happens to one that has ended. */
  void cancel(String id);

  /** The reviews that are still to be closed, of whatever was opened by breaking the glass. */
  List<Review> openReviews();

  /** Those of one kind of matter at one path, as their matters named them. */
  default List<Review> openReviews(String kind, String path) {
    return openReviews().stream()
        .filter(review -> review.kind().equals(kind) && review.path().equals(path))
        .toList();
  }
}
