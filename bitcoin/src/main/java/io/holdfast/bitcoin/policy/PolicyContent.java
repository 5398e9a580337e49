package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.policy.condition.Condition;
import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.document.Problems;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.limit.Limits;
import io.holdfast.bitcoin.policy.limit.SighashTypes;
import io.holdfast.bitcoin.policy.obligation.BreakGlass;
import io.holdfast.bitcoin.policy.obligation.Factors;
import io.holdfast.bitcoin.policy.obligation.ObligationReader;
import io.holdfast.bitcoin.policy.obligation.Obligations;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a policy document says.
 *
 * @param bounds what holds for every transaction
 * @param condition {@code condition}: what must hold for every transaction
 * @param rules of which one that allows must hold, and none that denies; empty where there are
 *     none, and the bounds alone decide
 */
record PolicyContent(
    Limits bounds,
    Optional<SighashTypes> sighash,
    Optional<Condition> condition,
    Obligations obligations,
    Optional<List<Rule>> rules,
    Optional<MessageLimits> messages,
    Optional<PathList> xpubPaths,
    Optional<Changes> changes) {
  static final String CONDITION = "condition";
  static final String RULES = "rules";
  private static final String XPUB_PATHS = "xpub_paths";
  private static final String CHANGES = "changes";
  private static final int MAX_RULES = 100;
  private static final Duration LONGEST = Duration.ofDays(366);

  static PolicyContent read(Map<String, ?> document) {
    Problems problems = Problems.collected();
    Fields fields = Fields.of("a policy", document, problems);
    Limits bounds = Limits.read(fields);
    Optional<SighashTypes> sighash = SighashTypes.read(fields);
    Optional<Condition> condition = fields.text(CONDITION, Condition.MAX_LENGTH, Condition::parse);
    Obligations obligations = ObligationReader.read(fields);
    Optional<BreakGlass> breakGlass = ObligationReader.breakGlass(fields);
    Optional<List<Rule>> rules =
        fields
            .objects(RULES, "a rule", MAX_RULES)
            .map(all -> all.stream().map(Rule::read).toList());
    PolicyContent content =
        new PolicyContent(
            bounds,
            sighash,
            condition,
            new Obligations(
                obligations.factors(),
                obligations.approvalTtl(),
                obligations.delay(),
                obligations.webhooks(),
                breakGlass),
            rules,
            MessageLimits.read(fields),
            PathList.read(fields, XPUB_PATHS),
            fields.object(CHANGES, "changes").map(PolicyContent::changes));
    fields.end();
    content.check(fields);
    problems.require();
    return content;
  }

  private static Changes changes(Fields fields) {
    Duration delay = fields.duration("delay", Duration.ZERO, LONGEST).orElse(Duration.ZERO);
    Changes changes =
        new Changes(
            Factors.read(fields, "approvals").orElse(List.of()),
            fields
                .duration("approval_ttl", Duration.ofMinutes(1), LONGEST)
                .orElse(Obligations.USUAL_TTL.plus(delay)),
            delay);
    if (changes.approvalTtl().compareTo(delay) <= 0) {
      fields.problem("approval_ttl", "is over before the delay is; give approvals longer");
    }
    if (changes.factors().isEmpty() && delay.isZero()) {
      fields.problem("approvals", "is missing; give it, or a delay");
    }
    fields.end();
    return changes;
  }

  /** What one field alone does not tell. */
  private void check(Fields fields) {
    Set<String> names = new HashSet<>();
    for (Rule rule : rules.orElse(List.of())) {
      if (!rule.name().isEmpty() && !names.add(rule.name())) {
        fields.problem(RULES, "the name '" + rule.name() + "' is there twice");
      }
      for (Factor factor : rule.obligations().factors()) {
        if (obligations.factors().stream().anyMatch(o -> o.name().equals(factor.name()))) {
          fields.problem(
              RULES,
              "rule '"
                  + rule.name()
                  + "' has an approval '"
                  + factor.name()
                  + "', as the policy itself has; give each its own name");
        }
      }
      Obligations all = obligations.and(rule.obligations());
      if (!all.factors().isEmpty() && all.approvalTtl().compareTo(all.delay()) <= 0) {
        fields.problem(
            RULES,
            "rule '"
                + rule.name()
                + "': approvals are over before the delay is; give approval_ttl longer");
      }
    }
  }

  Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    bounds.write(document);
    sighash.ifPresent(limit -> limit.write(document));
    condition.ifPresent(each -> document.put(CONDITION, each.text()));
    ObligationReader.write(obligations, document);
    obligations.breakGlass().ifPresent(glass -> ObligationReader.write(glass, document));
    rules.ifPresent(all -> document.put(RULES, all.stream().map(Rule::toDocument).toList()));
    messages.ifPresent(limits -> limits.write(document));
    xpubPaths.ifPresent(list -> document.put(XPUB_PATHS, list.texts()));
    changes.ifPresent(each -> document.put(CHANGES, write(each)));
    return document;
  }

  private static Map<String, Object> write(Changes changes) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (!changes.factors().isEmpty()) {
      object.put("approvals", Factors.write(changes.factors()));
    }
    object.put("approval_ttl", Durations.text(changes.approvalTtl()));
    object.put("delay", Durations.text(changes.delay()));
    return object;
  }

  /** All limits, those of the rules included. */
  Stream<Limits> limits() {
    return Stream.concat(Stream.of(bounds), rules.stream().flatMap(List::stream).map(Rule::limits));
  }

  /** All conditions. */
  Stream<Condition> conditions() {
    return Stream.concat(
        condition.stream(),
        rules.stream().flatMap(List::stream).flatMap(rule -> rule.when().stream()));
  }

  Stream<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return Stream.concat(
        limits().flatMap(limits -> limits.questions(facts, initiator)),
        conditions().flatMap(condition -> condition.questions(initiator)));
  }
}
