package io.holdfast.bitcoin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.fact.Balance;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.UsageScope;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private final Situation situation = new Situation();

  private boolean holds(String condition) {
    return situation.decide(Map.of("condition", condition)).isAllowed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tx.amount == 60000 && tx.fee == 1000 && tx.vsize == 153",
        "tx.feerate > 6.5 && tx.feerate < 7",
        "tx.version == 2 && tx.lock_time == 0 && tx.rbf",
        "tx.inputs.all(i, i.own && i.type == 'p2wpkh' && i.sighash == 'ALL')",
        "tx.inputs[0].amount == 100000 && tx.inputs[0].outpoint.endsWith(':0')",
        "size(tx.outputs) == 2 && size(tx.payments) == 1",
        "tx.outputs.exists_one(o, o.change && o.own && o.index == 1)",
        "tx.payments.all(p, p.type == 'p2tr' && p.address.startsWith('bcrt1p') && !p.used)",
        "tx.payments.map(p, p.amount)[0] == 60000",
        "initiator.id == 'alice' && initiator.name == 'Alice' && 'payments' in initiator.groups",
        "time.getDayOfWeek('Europe/Zurich') == 3 && time.getHours('Europe/Zurich') == 13",
        "time > timestamp('2026-01-01T00:00:00Z') && time.getFullYear() == 2026",
        "wallet.name == 'hot' && wallet.network == 'regtest' && !has(wallet.balance)",
        "usage.wallet.day.amount + tx.amount <= 60000 && usage.initiator.ever.count == 0",
        "tx.payments[0].address.matches('^bcrt1p[a-z0-9]+$')"
      })
  void aConditionSeesTheTransactionAndItsCircumstances(String condition) {
    assertThat(holds(condition)).isTrue();
    assertThat(holds("!(" + condition + ")")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tx.amout < 10 | line 1, character 3: undefined field 'amout'",
        "amount < 10 | line 1, character 1: undeclared reference to 'amount'",
        "tx.amount < '10' | found no matching overload for '_<_'",
        "tx.amount | expected type 'bool' but found 'int'",
        "tx.outputs.all(o, o.addr == '') | undefined field 'addr'",
        "tx.amount < 10 && | mismatched input",
        "usage == usage | write usage with its scope and its window",
        "usage.wallet.fortnight.amount > 1 | undefined field 'fortnight'",
        "tx.amount.foo() | undeclared reference to 'foo'"
      })
  void aMistakeIsToldWhenThePolicyIsWritten(String condition, String problem) {
    assertThatThrownBy(() -> TransactionPolicy.parse(Map.of("condition", condition)))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("condition: ")
        .hasMessageContaining(problem);
  }

  @Test
  void usageIsAskedForByNameAndFailsClosedWhereItIsNotKnown() {
    TransactionPolicy policy =
        TransactionPolicy.parse(
            Map.of("condition", "usage.wallet.week.count < 3 || usage.initiator.ever.fee > 1"));
    assertThat(policy.questions(situation.transaction(), situation.initiator))
        .containsExactlyInAnyOrder(
            new UsageQuestion(UsageScope.WALLET, "", Optional.of(Duration.ofDays(7))),
            new UsageQuestion(UsageScope.INITIATOR, "alice", Optional.empty()));
    situation.usageIsKnown = false;
    assertThat(policy.decide(situation.facts(policy)).reasons()).contains("is not known");
    situation.usageIsKnown = true;
    situation.usage.put(
        new UsageQuestion(UsageScope.WALLET, "", Optional.of(Duration.ofDays(7))),
        new Usage(0, 3, 0));
    assertThat(policy.decide(situation.facts(policy)).isAllowed()).isFalse();
  }

  @Test
  void aBalanceThatIsNotKnownMakesNoConditionHold() {
    assertThat(holds("tx.amount < wallet.balance")).isFalse();
    assertThat(holds("!(tx.amount < wallet.balance)")).isFalse();
    situation.balance = Optional.of(new Balance(60_001, Situation.NOON));
    assertThat(holds("tx.amount < wallet.balance")).isTrue();
  }

  @Test
  void loopsAreBoundedHoweverTheyAreNested() {
    Payment payment = new Payment().spend(Situation.COIN, 1_000_000);
    for (int i = 0; i < 100; i++) {
      payment.payOwn(Situation.WALLET.at(Place.change(i)), 1000);
    }
    situation.psbt = payment.psbt();
    assertThat(holds("tx.outputs.all(a, tx.outputs.all(b, a.amount == b.amount))")).isTrue();
    Decision decision =
        situation.decide(
            Map.of(
                "condition",
                "tx.outputs.all(a, tx.outputs.all(b, tx.outputs.all(c, c.amount > 0)))"));
    assertThat(decision.reasons()).contains("Iteration budget exceeded");
  }

  @Test
  void lengthDepthAndPatternsAreBounded() {
    assertThatThrownBy(() -> TransactionPolicy.parse(Map.of("condition", "true".repeat(501))))
        .hasMessageContaining("1 to 2000 characters");
    assertThatThrownBy(
            () ->
                TransactionPolicy.parse(
                    Map.of("condition", "(".repeat(200) + "true" + ")".repeat(200))))
        .isInstanceOf(DocumentException.class);
    assertThat(holds("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+$')")).isFalse();
    assertThat(situation.decide(Map.of("condition", "'a'.matches('(a{1,99}){1,99}')")).reasons())
        .contains("can't be told");
  }
}
