package io.holdfast.bitcoin.policy.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an approver showed that it is them. A later one is as good as those before it. */
public enum Proof {
  /** By being logged in. */
  LOGIN,
  /** By a one-time password beside it. */
  TOTP,
  /** By a signature over what is approved. */
  SIGNATURE;

  /** The name in documents. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<Proof> named(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** Whether it shows as much as {@code asked}. */
  public boolean satisfies(Proof asked) {
    return compareTo(asked) >= 0;
  }
}
