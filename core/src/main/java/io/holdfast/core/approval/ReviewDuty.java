package io.holdfast.core.approval;

import java.util.List;

/**
 * What a review is of.
 *
 * @param approval the id of the matter that was opened without approvals
 * @param kind of that matter
 * @param path of that matter
 * @param brokenBy the id of the entity that did
 * @param parties ids of the entities whose own consent does not close it
 */
record ReviewDuty(
    String approval, String kind, String path, String brokenBy, List<String> parties) {
  /** The kind of matters that are reviews. */
  static final String KIND = "review";

  ReviewDuty {
    parties = List.copyOf(parties);
  }
}
