package io.holdfast.core.approval.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a notice tells of an approval. */
public enum NoticeEvent {
  /** Somebody asks. */
  REQUESTED,
  /** An approver said yes. */
  AUTHORIZED,
  /** Enough approvers did. */
  APPROVED,
  /** It was too late, approved or not. */
  EXPIRED,
  /** Somebody who might have approved it said no. */
  REJECTED,
  /** It was taken back. */
  CANCELLED,
  /** Somebody did without approvals, and a review has to be closed. */
  GLASS_BROKEN,
  /** A review was not closed in time. */
  OVERDUE,
  /** Somebody has a new key for approvals. */
  KEY_REGISTERED,
  /** Another person confirmed one. */
  KEY_CONFIRMED,
  /** One is gone. */
  KEY_REMOVED;

  /** The name in settings and notices. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<NoticeEvent> named(String name) {
    return Arrays.stream(values()).filter(event -> event.wireName().equals(name)).findFirst();
  }
}
