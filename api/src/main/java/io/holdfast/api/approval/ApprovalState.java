package io.holdfast.api.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a matter is. */
public enum ApprovalState {
  /** Consents are missing. */
  PENDING,
  /** It may be done, until it expires. */
  APPROVED,
  /** It was done; a review was closed. */
  SPENT,
  /** Somebody who might have approved it said no. */
  REJECTED,
  /** It was taken back. */
  CANCELLED,
  /** It was too late. */
  EXPIRED;

  /** Whether nothing happens to it any more. */
  public boolean isOver() {
    return switch (this) {
      case PENDING, APPROVED -> false;
      case SPENT, REJECTED, CANCELLED, EXPIRED -> true;
    };
  }

  /** The name in answers. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ApprovalState> named(String name) {
    return Arrays.stream(values()).filter(state -> state.wireName().equals(name)).findFirst();
  }
}
