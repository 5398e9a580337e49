package io.holdfast.engines.totp;

import java.util.List;
import java.util.stream.Stream;

/** The time steps whose codes were used, as far as they would still be valid. */
record UsedSteps(List<Long> steps) {
  static final UsedSteps NONE = new UsedSteps(List.of());

  boolean holdsAnyOf(List<Long> others) {
    return steps.stream().anyMatch(others::contains);
  }

  /**
   * With further steps, without those that are over.
   *
   * @param oldest the first step that may still be used
   */
  UsedSteps and(List<Long> others, long oldest) {
    return new UsedSteps(
        Stream.concat(steps.stream(), others.stream()).filter(step -> step >= oldest).toList());
  }
}
