package io.holdfast.engine.bitcoin.wallet;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads from a policy's document whether nothing is signed without approvals. */
final class Approvals {
  private static final String FIELD = "approvals";
  private static final String RULES = "rules";
  private static final String EFFECT = "effect";
  private static final String ALLOW = "allow";

  private Approvals() {}

  /**
   * Whether every transaction that the policy allows has to be approved: by what stands at its top,
   * or by each of its allow rules.
   */
  static boolean areAlwaysNeeded(Map<String, Object> document) {
    if (stand(document)) {
      return true;
    }
    List<?> allowing =
        document.get(RULES) instanceof Collection<?> rules
            ? rules.stream().filter(Approvals::allows).toList()
            : List.of();
    return !allowing.isEmpty()
        && allowing.stream().allMatch(rule -> rule instanceof Map<?, ?> fields && stand(fields));
  }

  private static boolean allows(Object rule) {
    return rule instanceof Map<?, ?> fields && ALLOW.equals(fields.get(EFFECT));
  }

  private static boolean stand(Map<?, ?> fields) {
    return fields.get(FIELD) instanceof Collection<?> factors && !factors.isEmpty();
  }
}
