package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code initiators}: who may ask for signatures.
 *
 * @param groups whoever is in one of them
 * @param entities these, by id
 */
record Initiators(List<String> groups, List<String> entities) implements Limit {
  static final String FIELD = "initiators";
  private static final int MAX = 1000;
  private static final int MAX_NAME = 200;

  static Optional<Limit> read(Fields fields) {
    if (!fields.has(FIELD)) {
      return Optional.empty();
    }
    if (!fields.isObject(FIELD)) {
      return fields.texts(FIELD, MAX, MAX_NAME).map(groups -> new Initiators(groups, List.of()));
    }
    return fields
        .object(FIELD, "initiators")
        .map(object -> {
          Initiators initiators =
              new Initiators(
                  object.texts("groups", MAX, MAX_NAME).orElse(List.of()),
                  object.texts("entities", MAX, MAX_NAME).orElse(List.of()));
          object.end();
          return initiators;
        });
  }

  @Override
  public void write(Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("groups", groups);
    object.put("entities", entities);
    document.put(FIELD, object);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    Initiator initiator = facts.circumstances().initiator();
    boolean allowed = initiator.isInAny(groups) || entities.contains(initiator.id());
    String who = initiator.id().isEmpty() ? "nobody known" : "entity " + initiator.id();
    return List.of(
        RuleTrace.of(
            FIELD,
            allowed,
            groups,
            List.copyOf(initiator.groups()),
            "group",
            who
                + " asks, "
                + (allowed ? "and may" : "and is neither in one of the groups nor named itself")));
  }
}
