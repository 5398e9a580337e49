package io.holdfast.engine.bitcoin.change;

import java.util.Locale;

/** How far a change is. */
enum ChangeState {
  /** Approvals are missing. */
  PENDING,
  /** All is approved, and the delay goes on. */
  DELAYED,
  /** It comes into force with the next use of what it changes, or within a minute. */
  READY,
  APPLIED,
  /** An approver said no. */
  REJECTED,
  /** It was taken back. */
  CANCELLED,
  /** It was too late. */
  EXPIRED,
  /** It could not be brought into force any more. */
  FAILED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may still come into force. */
  boolean isAlive() {
    return switch (this) {
      case PENDING, DELAYED, READY -> true;
      case APPLIED, REJECTED, CANCELLED, EXPIRED, FAILED -> false;
    };
  }
}
