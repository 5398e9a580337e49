package io.holdfast.core.approval;

import io.holdfast.api.Namespace;
import io.holdfast.api.approval.BreakGlass;
import java.time.Duration;
import java.util.List;

/** Who may do without approvals, and what follows; {@link BreakGlass} as it is stored. */
record Emergency(Factor by, List<Factor> review, Duration within) {
  Emergency {
    review = List.copyOf(review);
  }

  static Emergency of(BreakGlass asked, Namespace namespace) {
    return new Emergency(
        Factor.of(asked.by(), namespace),
        asked.review().stream().map(factor -> Factor.of(factor, namespace)).toList(),
        asked.reviewWithin());
  }
}
