package io.holdfast.bitcoin.policy;

import java.util.Locale;

/** What a policy says of a transaction. */
public enum Outcome {
  /** It is signed. */
  ALLOWED,
  /** It is not. */
  REFUSED,
  /** It keeps within all limits, and waits for obligations to be met. */
  PENDING;

  /** The name in documents. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
