package io.holdfast.engine.bitcoin.request;

import java.util.Locale;

/** How far a request is. */
public enum RequestState {
  /** Approvals are missing. */
  PENDING,
  /** All is approved, and the delay goes on. */
  DELAYED,
  /** It may be signed, if the policy still allows it. */
  READY,
  /** A signature left; it can be made again until the request expires. */
  SIGNED,
  /** An approver said no. */
  REJECTED,
  /** It was taken back. */
  CANCELLED,
  /** It was too late. */
  EXPIRED;

  /** The name in answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
