package io.holdfast.bitcoin.policy.limit;

import java.util.Locale;

/** What a rule says of a transaction. */
public enum Verdict {
  ALLOWED,
  REFUSED;

  /** The name in lower case, as it appears in answers and audit entries. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
