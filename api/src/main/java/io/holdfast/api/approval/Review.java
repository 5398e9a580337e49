package io.holdfast.api.approval;

import java.time.Instant;

/**
 * What is still to be answered for: somebody did without approvals.
 *
 * @param id of the review, which is a matter of its own
 * @param approval the id of the matter that was opened
 * @param kind of that matter
 * @param path of that matter
 * @param brokenBy the id of the entity that did
 * @param due until when the review has to be closed
 * @param overdue whether that time is over
 */
public record Review(
    String id,
    String approval,
    String kind,
    String path,
    String brokenBy,
    Instant due,
    boolean overdue) {}
