package io.holdfast.api.approval;

import java.time.Instant;

/**
 * That a matter was opened without approvals.
 *
 * @param by who did
 * @param reason in their words
 * @param review the id of the review that has to be closed
 */
public record GlassBroken(Approver by, Instant at, String reason, String review) {}
