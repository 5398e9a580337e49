package io.holdfast.bitcoin.policy.limit;

import java.util.Locale;

/** What a rule says of a transaction. */
public enum Verdict {
  ALLOWED,
  REFUSED,
  /** An obligation that is still to be met. */
  PENDING,
  /** An obligation that was done without. */
  WAIVED;

  /** The name in lower case, as it appears in answers and audit entries. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
