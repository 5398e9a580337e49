package io.holdfast.bitcoin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.limit.Verdict;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.TestWallets;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransactionPolicyTest {
  private final Wallet wallet = TestWallets.single(1, DescriptorTemplate.BIP84, 0);
  private final WalletScript coin = wallet.at(Place.receive(0));
  private final WalletScript change = wallet.at(Place.change(0));
  private final Wallet others = TestWallets.single(9, DescriptorTemplate.BIP86, 0);
  private final String shop = others.at(Place.receive(0)).address().text();
  private final String stranger = others.at(Place.receive(1)).address().text();

  /** 100,000 sat in, 60,000 to the shop, 39,000 back, 1,000 fee over 152 or 153 vB. */
  private final Psbt payment =
      new Payment().spend(coin, 100_000).pay(shop, 60_000).payOwn(change, 39_000).psbt();

  @Test
  void anEmptyDocumentRestrictsNothing() {
    assertThat(decide(Map.of(), payment).isAllowed()).isTrue();
    assertThat(decide(Map.of(), payment).trace()).isEmpty();
  }

  @Test
  void whatLeavesTheWalletIsCountedWithoutChangeAndFee() {
    assertThat(decide(Map.of("max_amount", 60_000), payment).isAllowed()).isTrue();
    Decision refused = decide(Map.of("max_amount", 59_999), payment);
    assertThat(refused.isAllowed()).isFalse();
    assertThat(refused.refusals())
        .singleElement()
        .satisfies(trace -> {
          assertThat(trace.rule()).isEqualTo("max_amount");
          assertThat(trace.limit()).isEqualTo(59_999L);
          assertThat(trace.actual()).isEqualTo(60_000L);
          assertThat(trace.unit()).isEqualTo("sat");
        });
    assertThat(refused.reasons())
        .isEqualTo(
            "max_amount: 60000 sat would leave the wallet (fee apart) and the limit is 59999 sat");
  }

  @Test
  void changeThatIsNotProvenCountsAsLeaving() {
    Psbt unproven =
        new Payment()
            .spend(coin, 100_000)
            .pay(shop, 60_000)
            .pay(change.derived().scriptPubKey(), 39_000)
            .psbt();
    assertThat(decide(Map.of("max_amount", 60_000), unproven).refusals())
        .extracting(RuleTrace::actual)
        .containsExactly(99_000L);
    assertThat(decide(Map.of("destinations", List.of(shop)), unproven).reasons())
        .contains("output 1 pays 39000 sat to " + change.address().text());
  }

  @Test
  void changeOfAnotherWalletCountsAsLeavingThoughItClaimsToBeChange() {
    Psbt lying =
        new Payment()
            .spend(coin, 100_000)
            .pay(shop, 60_000)
            .payOwn(others.at(Place.change(0)), 39_000)
            .psbt();
    assertThat(facts(lying).amount()).isEqualTo(99_000);
  }

  @Test
  void theFeeIsLimitedToTheSatoshi() {
    assertThat(decide(Map.of("max_fee", 1000), payment).isAllowed()).isTrue();
    assertThat(decide(Map.of("max_fee", "999"), payment).reasons())
        .isEqualTo("max_fee: 1000 sat would be the fee and the limit is 999 sat");
  }

  @Test
  void theFeerateIsThatOfTheSmallestSizeTheTransactionMayHave() {
    TransactionFacts facts = facts(payment);
    assertThat(facts.feerate().vsize()).isEqualTo(153);
    assertThat(decide(Map.of("max_feerate", 6.54), payment).isAllowed()).isTrue();
    assertThat(decide(Map.of("max_feerate", "6.5"), payment).reasons())
        .isEqualTo(
            "max_feerate: the feerate would be 6.536 sat/vB (1000 sat over 153 vB) and the limit is"
                + " 6.5 sat/vB");
  }

  @Test
  void anyOtherDestinationIsRefusedByNameAndAmount() {
    assertThat(decide(Map.of("destinations", List.of(stranger, shop)), payment).isAllowed())
        .isTrue();
    Decision refused = decide(Map.of("destinations", List.of(stranger)), payment);
    assertThat(refused.reasons())
        .isEqualTo(
            "destinations: output 0 pays 60000 sat to "
                + shop
                + ", which is neither an allowed destination nor proven to be the wallet's own");
    assertThat(refused.refusals().getFirst().actual()).isEqualTo(List.of(shop));
  }

  @Test
  void anEmptyListOfDestinationsAllowsNothingButTheWalletItself() {
    assertThat(decide(Map.of("destinations", List.of()), payment).isAllowed()).isFalse();
    Psbt consolidation = new Payment().spend(coin, 100_000).payOwn(change, 99_000).psbt();
    assertThat(decide(Map.of("destinations", List.of()), consolidation).isAllowed()).isTrue();
    assertThat(facts(consolidation).amount()).isZero();
  }

  @Test
  void anOutputWithoutAnAddressIsNoAllowedDestination() {
    Psbt data =
        new Payment()
            .spend(coin, 100_000)
            .pay(Scripts.opReturn(Bytes.fromHex("cafe")), 0)
            .payOwn(change, 99_000)
            .psbt();
    assertThat(decide(Map.of("destinations", List.of(shop)), data).reasons())
        .contains("script 6a02cafe");
  }

  @Test
  void everyRuleThatIsBrokenIsTold() {
    Decision refused =
        decide(
            Map.of("max_amount", 1, "max_fee", 1, "max_feerate", 1, "destinations", List.of()),
            payment);
    assertThat(refused.refusals())
        .extracting(RuleTrace::rule)
        .containsExactly("max_amount", "max_fee", "max_feerate", "destinations");
  }

  @Test
  void rulesThatAreKeptAreInTheTraceAsWell() {
    Decision refused = decide(Map.of("max_amount", 1, "max_fee", 5000), payment);
    assertThat(refused.trace())
        .extracting(RuleTrace::verdict)
        .containsExactly(Verdict.REFUSED, Verdict.ALLOWED);
    assertThat(refused.trace().getLast().toDocument())
        .containsEntry("rule", "max_fee")
        .containsEntry("outcome", "allowed")
        .containsEntry("limit", 5000L)
        .containsEntry("actual", 1000L)
        .containsEntry("unit", "sat");
  }

  @Test
  void whereOthersPayTooTheWalletsShareIsWhatCounts() {
    Psbt joint =
        new Payment()
            .spend(coin, 100_000)
            .spendForeign(others.at(Place.receive(5)).derived().scriptPubKey(), 500_000)
            .pay(shop, 550_000)
            .payOwn(change, 40_000)
            .psbt();
    assertThat(facts(joint).ownInputs()).isEqualTo(100_000);
    assertThat(facts(joint).amount()).isEqualTo(60_000);
    assertThat(facts(joint).fee()).isEqualTo(10_000);
  }

  @Test
  void aWalletWithoutPolicySignsNothing() {
    Decision decision = Decision.noPolicy(facts(payment));
    assertThat(decision.isAllowed()).isFalse();
    assertThat(decision.reasons()).startsWith("no-policy: the wallet has no policy");
  }

  @Test
  void aDocumentIsReadFromNumbersAndTextsAndWrittenBack() {
    TransactionPolicy policy =
        TransactionPolicy.parse(
            Map.of(
                "max_amount",
                "100000",
                "max_fee",
                2000L,
                "max_feerate",
                new BigDecimal("12.50"),
                "destinations",
                shop + ", " + stranger));
    assertThat(policy.toDocument())
        .containsEntry("max_amount", 100_000L)
        .containsEntry("max_feerate", new BigDecimal("12.5"))
        .containsEntry("destinations", List.of(shop, stranger));
    assertThat(TransactionPolicy.parse(policy.toDocument())).isEqualTo(policy);
  }

  @Test
  void nullIsAnAbsentFieldAndAnEmptyListIsNot() {
    Map<String, Object> document = new HashMap<>();
    document.put("max_amount", null);
    document.put("destinations", "");
    TransactionPolicy policy = TransactionPolicy.parse(document);
    assertThat(policy.toDocument()).isEqualTo(Map.of("destinations", List.of()));
  }

  @Test
  void everyMistakeInADocumentIsToldAtOnce() {
    Map<String, Object> document = new HashMap<>();
    document.put("max_ammount", 5);
    document.put("max_amount", -1);
    document.put("max_fee", 1.5);
    document.put("max_feerate", "fast");
    document.put("destinations", Arrays.asList("bc1qnonsense", null, shop));
    assertThatThrownBy(() -> TransactionPolicy.parse(document))
        .asInstanceOf(type(DocumentException.class))
        .extracting(DocumentException::problems)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("unknown field 'max_ammount'"),
            line -> assertThat(line).startsWith("max_amount: expected a number from 0"),
            line -> assertThat(line).startsWith("max_fee: expected a whole number"),
            line -> assertThat(line).startsWith("max_feerate: expected a number of sat/vB"),
            line -> assertThat(line).startsWith("destinations: 'bc1qnonsense': it is not"),
            line -> assertThat(line).startsWith("destinations: 'null' is not"));
  }

  @Test
  void aNumberBeyondTheSupplyOrWithAnExponentIsRefused() {
    for (Object value :
        new Object[] {"2100000000000001", "1e999999999", true, List.of(1), "0x10"}) {
      assertThatThrownBy(() -> TransactionPolicy.parse(Map.of("max_amount", value)))
          .isInstanceOf(DocumentException.class);
    }
  }

  @Test
  void anAddressOfAnotherNetworkMatchesNothing() {
    String mainnet = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    assertThat(decide(Map.of("destinations", List.of(mainnet)), payment).isAllowed()).isFalse();
  }

  private TransactionFacts facts(Psbt psbt) {
    return TransactionFacts.of(PsbtCheck.check(psbt, Network.REGTEST), wallet);
  }

  private Decision decide(Map<String, ?> document, Psbt psbt) {
    Circumstances plain =
        new Circumstances(
            "hot",
            Instant.EPOCH,
            new Initiator("", "", List.of()),
            Map.of(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            List.of(),
            Granted.NOTHING);
    return TransactionPolicy.parse(document).decide(DecisionFacts.of(facts(psbt), plain));
  }
}
