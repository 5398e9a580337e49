package io.holdfast.core.approval.proof;

import io.holdfast.api.approval.Evidence;
import java.util.List;

/** What came of a check. What the check changed is to be committed in either case. */
public sealed interface Finding {
  /** All that was shown is good. */
  record Good(List<Evidence> evidence) implements Finding {
    public Good {
      evidence = List.copyOf(evidence);
    }
  }

  /** Something is not. */
  record Wrong(String why) implements Finding {}
}
