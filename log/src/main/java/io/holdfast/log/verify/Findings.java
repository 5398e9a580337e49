package io.holdfast.log.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects findings, the first thousand of them in words: a log of a million ruined entries must
 * not need memory for a million sentences. Neighbours that say the same are joined into a range.
 */
final class Findings {
  private static final int KEPT = 1000;

  private final List<Finding> kept = new ArrayList<>();
  private long count;

  void add(Finding finding) {
    if (!kept.isEmpty() && joins(kept.getLast(), finding)) {
      Finding before = kept.removeLast();
      kept.add(
          new Finding(
              before.kind(), before.file(), before.first(), finding.last(), before.detail()));
      return;
    }
    count++;
    if (kept.size() < KEPT) {
      kept.add(finding);
    }
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** All of them, those included that were not kept. */
  long count() {
    return count;
  }

  private static boolean joins(Finding before, Finding next) {
    return before.kind() == next.kind()
        && before.file().equals(next.file())
        && before.detail().equals(next.detail())
        && before.first() >= 0
        && before.last() + 1 == next.first();
  }
}
