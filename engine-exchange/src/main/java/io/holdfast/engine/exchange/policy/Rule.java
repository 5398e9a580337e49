package io.holdfast.engine.exchange.policy;

import io.holdfast.api.approval.Terms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Requests that are allowed or denied.
 *
 * @param bounds by the names of their fields
 * @param approvals what is needed besides; empty for none
 */
record Rule(
    String name, boolean denies, SequencedMap<String, Bound> bounds, Optional<Terms> approvals) {
  /** Why a request is not one of the rule's, by field; empty where it is. */
  Map<String, String> objections(Asked asked) {
    Map<String, String> objections = new LinkedHashMap<>();
    bounds.forEach(
        (field, bound) -> bound.objection(asked).ifPresent(text -> objections.put(field, text)));
    return objections;
  }

  boolean matches(Asked asked) {
    return bounds.values().stream().allMatch(bound -> bound.objection(asked).isEmpty());
  }
}
