package io.holdfast.bitcoin.policy;

import static io.holdfast.bitcoin.policy.Situation.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.policy.limit.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final Situation situation = new Situation();

  private static Map<String, Object> allow(String name, String field, Object value) {
    return Map.of("name", name, "effect", "allow", field, value);
  }

  private static Map<String, Object> deny(String name, String when) {
    return Map.of("name", name, "effect", "deny", "when", when);
  }

  @Test
  void theFirstRuleThatAllowsIsTheOne() {
    Decision decision =
        situation.decide(
            Map.of(
                "rules",
                List.of(
                    allow("tiny", "max_amount", 1000),
                    allow("small", "max_amount", 60_000),
                    allow("any", "max_amount", 1_000_000))));
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(decision.rule()).contains("small");
    assertThat(decision.rules()).extracting(RuleJudgement::holds).containsExactly(false, true, true);
  }

  @Test
  void withoutARuleThatAllowsNothingIsAllowed() {
    assertThat(situation.decide(Map.of("rules", List.of())).reasons())
        .isEqualTo("rules: the policy has no rule that allows anything");
    assertThat(
            situation.decide(Map.of("rules", List.of(allow("tiny", "max_amount", 1000)))).reasons())
        .isEqualTo(
            "rules: no rule allows it: tiny: max_amount: 60000 sat would leave the wallet (fee"
                + " apart) and the limit is 1000 sat");
  }

  @Test
  void whatDeniesWinsOverWhatAllows() {
    Decision decision =
        situation.decide(
            Map.of(
                "rules",
                List.of(
                    allow("any", "max_amount", 1_000_000),
                    deny("shop", "tx.payments.exists(p, p.address == '" + SHOP + "')"))));
    assertThat(decision.reasons()).isEqualTo("rules: rule 'shop' denies it");
    assertThat(decision.rule()).isEmpty();
    assertThat(decision.obligations().isEmpty()).isTrue();
  }

  @Test
  void theFieldsAtTheTopBoundEveryRule() {
    assertThat(
            situation.refusals(
                Map.of("max_fee", 999, "rules", List.of(allow("any", "max_amount", 1_000_000)))))
        .containsExactly("max_fee");
  }

  @Test
  void everyRuleIsJudgedThoughAnEarlierOneDenied() {
    Decision decision =
        situation.decide(
            Map.of(
                "max_fee",
                1,
                "rules",
                List.of(deny("all", "true"), allow("small", "max_amount", 60_000))));
    assertThat(decision.rules()).extracting(RuleJudgement::holds).containsExactly(true, true);
    assertThat(decision.rules().getLast().trace())
        .singleElement()
        .satisfies(trace -> assertThat(trace.verdict()).isEqualTo(Verdict.ALLOWED));
  }

  @Test
  void aConditionThatCannotBeToldDoesNotAllowAndDoesDeny() {
    String error = "tx.amount / (tx.fee - 1000) > 1";
    assertThat(
            situation.refusals(
                Map.of("rules", List.of(allow("any", "max_amount", 1_000_000), deny("odd", error)))))
        .containsExactly("rules");
    assertThat(situation.refusals(Map.of("rules", List.of(allow("odd", "when", error)))))
        .containsExactly("rules");
    assertThat(situation.decide(Map.of("condition", error)).reasons())
        .startsWith("condition: the condition can't be told");
  }

  @Test
  void messagesAreHeldToLengthAndPath() {
    TransactionPolicy policy =
        TransactionPolicy.parse(
            Map.of("messages", Map.of("max_length", 5, "paths", List.of("m/84h/0h/0h"))));
    DerivationPath below = DerivationPath.parse("m/84h/0h/0h/0/7");
    assertThat(policy.decideMessage(below, "hello").isAllowed()).isTrue();
    assertThat(policy.decideMessage(below, "h\u00e9llo").reasons()).contains("has 6 bytes");
    assertThat(policy.decideMessage(DerivationPath.parse("m/84h/0h/1h/0/7"), "").reasons())
        .contains("messages.paths");
    assertThat(TransactionPolicy.parse(Map.of()).decideMessage(below, "any").isAllowed()).isTrue();
    assertThat(
            TransactionPolicy.parse(Map.of("messages", Map.of("paths", List.of())))
                .decideMessage(below, "")
                .isAllowed())
        .isFalse();
  }

  @Test
  void extendedKeysAreShownBelowTheirPathsOnly() {
    TransactionPolicy policy =
        TransactionPolicy.parse(Map.of("xpub_paths", List.of("m/84h/0h/0h")));
    assertThat(policy.decideXpub(DerivationPath.parse("m/84h/0h/0h")).isAllowed()).isTrue();
    assertThat(policy.decideXpub(DerivationPath.parse("m/84h/0h")).isAllowed()).isFalse();
  }
}
