package io.holdfast.bitcoin.policy;

import static io.holdfast.bitcoin.policy.Situation.CHANGE;
import static io.holdfast.bitcoin.policy.Situation.COIN;
import static io.holdfast.bitcoin.policy.Situation.NOON;
import static io.holdfast.bitcoin.policy.Situation.OTHERS;
import static io.holdfast.bitcoin.policy.Situation.SHOP;
import static io.holdfast.bitcoin.policy.Situation.SHOP_SCRIPT;
import static io.holdfast.bitcoin.policy.Situation.STRANGER;
import static io.holdfast.bitcoin.policy.Situation.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.policy.fact.Balance;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.UsageScope;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final UsageQuestion DAY =
      new UsageQuestion(UsageScope.WALLET, "", Optional.of(Duration.ofDays(1)));

  private final Situation situation = new Situation();

  @Test
  void oneOutputMayPayNoMoreThanItsLimitWhateverTheTransactionPays() {
    situation.psbt =
        new Payment()
            .spend(COIN, 100_000)
            .pay(SHOP, 40_000)
            .pay(STRANGER, 20_000)
            .payOwn(CHANGE, 39_000)
            .psbt();
    assertThat(situation.refusals(Map.of("max_output_amount", 40_000))).isEmpty();
    assertThat(situation.decide(Map.of("max_output_amount", 39_999)).reasons())
        .isEqualTo(
            "max_output_amount: 40000 sat would be paid by output 0 and the limit is 39999 sat");
  }

  @Test
  void aFeeCanBeTooLowAsWell() {
    assertThat(situation.refusals(Map.of("min_fee", 1000, "min_feerate", "6.535"))).isEmpty();
    assertThat(situation.refusals(Map.of("min_fee", 1001, "min_feerate", "6.6")))
        .containsExactly("min_fee", "min_feerate");
  }

  @Test
  void whatWasSignedWithinTheWindowCountsTogetherWithThisTransaction() {
    situation.usage.put(DAY, new Usage(40_000, 4, 3000));
    Map<String, Object> limit =
        Map.of("window", "24h", "max_amount", 100_000, "max_count", 5, "max_fee", 4000);
    assertThat(situation.refusals(Map.of("velocity", List.of(limit)))).isEmpty();
    situation.usage.put(DAY, new Usage(40_001, 5, 3001));
    assertThat(situation.refusals(Map.of("velocity", List.of(limit))))
        .containsExactly("velocity[0].max_amount", "velocity[0].max_count", "velocity[0].max_fee");
    assertThat(situation.decide(Map.of("velocity", List.of(limit))).reasons())
        .startsWith(
            "velocity[0].max_amount: 100001 sat within 24h from the wallet, this one included; the"
                + " limit is 100000");
  }

  @Test
  void usageThatIsNotKnownRefuses() {
    situation.usageIsKnown = false;
    assertThat(
            situation.refusals(
                Map.of(
                    "velocity",
                    List.of(Map.of("window", "1h", "max_count", 1000)),
                    "max_lifetime_amount",
                    "2000000000000000")))
        .containsExactly("velocity[0].max_count", "max_lifetime_amount");
  }

  @Test
  void anInitiatorHasAVelocityOfTheirOwnAndSoHasEachDestination() {
    Map<String, Object> own =
        Map.of("window", "1h", "max_amount", 100_000, "per", "initiator");
    Map<String, Object> each =
        Map.of("window", "1h", "max_amount", 60_000, "per", "destination");
    Map<String, Object> policy = Map.of("velocity", List.of(own, each));
    assertThat(
            TransactionPolicy.parse(policy)
                .questions(situation.transaction(), situation.initiator))
        .containsExactlyInAnyOrder(
            new UsageQuestion(UsageScope.INITIATOR, "alice", Optional.of(Duration.ofHours(1))),
            new UsageQuestion(UsageScope.DESTINATION, SHOP, Optional.of(Duration.ofHours(1))));
    assertThat(situation.refusals(policy)).isEmpty();
    situation.usage.put(
        new UsageQuestion(UsageScope.DESTINATION, SHOP, Optional.of(Duration.ofHours(1))),
        new Usage(1, 1, 1));
    assertThat(situation.refusals(policy)).containsExactly("velocity[1].max_amount");
  }

  @Test
  void whatHasEverLeftTheWalletCanBeCapped() {
    situation.usage.put(
        new UsageQuestion(UsageScope.WALLET, "", Optional.empty()), new Usage(940_000, 9, 9));
    assertThat(situation.refusals(Map.of("max_lifetime_amount", 1_000_000))).isEmpty();
    assertThat(situation.refusals(Map.of("max_lifetime_amount", 999_999)))
        .containsExactly("max_lifetime_amount");
  }

  @Test
  void aShareIsTakenOfABalanceThatIsKnownAndFresh() {
    Map<String, Object> policy = Map.of("max_balance_share", "25%", "max_balance_age", "10m");
    assertThat(situation.decide(policy).reasons()).contains("balance is not known");
    situation.balance = Optional.of(new Balance(240_000, NOON.minusSeconds(600)));
    assertThat(situation.refusals(policy)).isEmpty();
    situation.balance = Optional.of(new Balance(239_999, NOON));
    assertThat(situation.decide(policy).reasons()).contains("the limit is 25 % of that");
    situation.balance = Optional.of(new Balance(240_000, NOON.minusSeconds(601)));
    assertThat(situation.decide(policy).reasons()).contains("must be no older than 10m");
    situation.balance = Optional.of(new Balance(240_000, NOON.plusSeconds(1)));
    assertThat(situation.refusals(policy)).containsExactly("max_balance_share");
  }

  @Test
  void aDescriptorProvesItsAddressesWhereThePsbtNamesThePlace() {
    Map<String, Object> policy =
        Map.of("destination_descriptors", List.of(OTHERS.descriptor().toString()));
    assertThat(situation.refusals(policy)).containsExactly("destinations");
    situation.psbt = new Payment().spend(COIN, 100_000).payOwn(SHOP_SCRIPT, 99_000).psbt();
    assertThat(situation.refusals(policy)).isEmpty();
  }

  @Test
  void theFirstAddressesOfADescriptorNeedNoPlaceWhereItIsScanned() {
    Map<String, Object> scanned =
        Map.of("descriptor", OTHERS.descriptor().toString(), "scan", 1);
    Map<String, Object> policy = Map.of("destination_descriptors", List.of(scanned));
    assertThat(situation.refusals(policy)).isEmpty();
    situation.psbt = new Payment().spend(COIN, 100_000).pay(STRANGER, 99_000).psbt();
    assertThat(situation.refusals(policy)).containsExactly("destinations");
  }

  @Test
  void anExtendedKeyAloneStandsForTheUsualScriptsOfASingleKey() {
    String key = OTHERS.descriptor().keys().getFirst().toString().replaceAll("/<0;1>/\\*$", "");
    situation.psbt = new Payment().spend(COIN, 100_000).payOwn(SHOP_SCRIPT, 99_000).psbt();
    assertThat(situation.refusals(Map.of("destination_descriptors", List.of(key)))).isEmpty();
  }

  @Test
  void anotherWalletOfTheEngineIsADestinationByItsName() {
    Map<String, Object> policy = Map.of("destination_wallets", List.of("cold"));
    situation.psbt = new Payment().spend(COIN, 100_000).payOwn(SHOP_SCRIPT, 99_000).psbt();
    assertThat(TransactionPolicy.parse(policy).wallets()).containsExactly("cold");
    assertThat(situation.refusals(policy)).containsExactly("destinations");
    situation.wallets.put("cold", OTHERS);
    assertThat(situation.refusals(policy)).isEmpty();
    assertThat(situation.transaction().amount()).isEqualTo(99_000);
  }

  @Test
  void oneOfTheWaysToAllowADestinationIsEnough() {
    assertThat(
            situation.refusals(
                Map.of("destinations", List.of(SHOP), "destination_wallets", List.of())))
        .isEmpty();
    assertThat(situation.refusals(Map.of("destination_wallets", List.of())))
        .containsExactly("destinations");
  }

  @Test
  void aForbiddenAddressIsForbiddenToTheWalletItselfToo() {
    assertThat(situation.refusals(Map.of("forbidden_destinations", List.of(STRANGER)))).isEmpty();
    assertThat(situation.refusals(Map.of("forbidden_destinations", List.of(SHOP))))
        .containsExactly("forbidden_destinations");
    assertThat(
            situation.refusals(
                Map.of("forbidden_destinations", List.of(CHANGE.address().text()))))
        .containsExactly("forbidden_destinations");
  }

  @Test
  void whatMayBeSpentIsLimitedByCountOwnerAmountTypeAndOutpoint() {
    String coin = situation.transaction().inputs().getFirst().outpoint();
    assertThat(
            situation.refusals(
                Map.of(
                    "inputs",
                    Map.of(
                        "max_count", 1,
                        "max_foreign", 0,
                        "min_amount", 100_000,
                        "max_amount", 100_000,
                        "types", List.of("p2wpkh"),
                        "allow", List.of(coin),
                        "deny", List.of()))))
        .isEmpty();
    assertThat(
            situation.refusals(
                Map.of(
                    "inputs",
                    Map.of(
                        "max_count", 0,
                        "min_amount", 100_001,
                        "max_amount", 99_999,
                        "types", List.of("p2tr"),
                        "allow", List.of(),
                        "deny", List.of(coin)))))
        .containsExactly(
            "inputs.max_count",
            "inputs.min_amount",
            "inputs.max_amount",
            "inputs.types",
            "inputs.allow",
            "inputs.deny");
  }

  @Test
  void inputsOfOthersCanBeKeptOut() {
    situation.psbt =
        new Payment()
            .spend(COIN, 100_000)
            .spendForeign(SHOP_SCRIPT.derived().scriptPubKey(), 5000)
            .pay(SHOP, 104_000)
            .psbt();
    assertThat(situation.refusals(Map.of("inputs", Map.of("max_foreign", 0))))
        .containsExactly("inputs.max_foreign");
  }

  @Test
  void changeFarBeyondTheLastIndexWouldBeHardToFindAgain() {
    situation.psbt =
        new Payment()
            .spend(COIN, 100_000)
            .pay(SHOP, 60_000)
            .payOwn(WALLET.at(Place.change(25)), 39_000)
            .psbt();
    situation.nextChange = Optional.of(5L);
    assertThat(situation.refusals(Map.of("change", Map.of("max_gap", 20)))).isEmpty();
    assertThat(situation.refusals(Map.of("change", Map.of("max_gap", 19))))
        .containsExactly("change.max_gap");
    assertThat(situation.refusals(Map.of("change", Map.of("max_index", 24))))
        .containsExactly("change.max_index");
    situation.nextChange = Optional.empty();
    assertThat(situation.decide(Map.of("change", Map.of("max_gap", 1000))).reasons())
        .contains("is not known");
  }

  @Test
  void changeToTheChainForReceivingCanBeRefused() {
    situation.psbt =
        new Payment()
            .spend(COIN, 100_000)
            .pay(SHOP, 60_000)
            .payOwn(WALLET.at(Place.receive(3)), 39_000)
            .psbt();
    assertThat(
            situation.refusals(
                Map.of("change", Map.of("change_chain_only", true, "max_outputs", 1))))
        .containsExactly("change.change_chain_only");
  }

  @Test
  void noAddressIsPaidAgainWhereReuseIsForbidden() {
    assertThat(situation.refusals(Map.of("forbid_reuse", true))).isEmpty();
    situation.used.add(SHOP);
    assertThat(situation.refusals(Map.of("forbid_reuse", true))).containsExactly("forbid_reuse");
    assertThat(situation.refusals(Map.of("forbid_reuse", "own"))).isEmpty();
    situation.used.add(CHANGE.address().text());
    assertThat(situation.refusals(Map.of("forbid_reuse", "own"))).containsExactly("forbid_reuse");
    assertThat(situation.refusals(Map.of("forbid_reuse", false))).isEmpty();
  }

  @Test
  void changeToAnAddressThatIsSpentIsReuse() {
    situation.psbt =
        new Payment().spend(COIN, 100_000).pay(SHOP, 60_000).payOwn(COIN, 39_000).psbt();
    assertThat(situation.refusals(Map.of("forbid_reuse", "own"))).containsExactly("forbid_reuse");
  }

  @Test
  void lockTimesAreHeldToKindsHeightsAndTimes() {
    situation.psbt = new Payment().spend(COIN, 100_000).pay(SHOP, 99_000).lockTime(800_000).psbt();
    assertThat(situation.refusals(Map.of("lock_time", Map.of("max_height", 800_000)))).isEmpty();
    assertThat(
            situation.refusals(
                Map.of("lock_time", Map.of("kinds", List.of("none"), "max_height", 799_999))))
        .containsExactly("lock_time.kinds", "lock_time.max_height");
    long inTwoHours = NOON.plusSeconds(7200).getEpochSecond();
    situation.psbt =
        new Payment().spend(COIN, 100_000).pay(SHOP, 99_000).lockTime(inTwoHours).psbt();
    assertThat(situation.refusals(Map.of("lock_time", Map.of("max_ahead", "2h")))).isEmpty();
    assertThat(situation.refusals(Map.of("lock_time", Map.of("max_ahead", "119m"))))
        .containsExactly("lock_time.max_ahead");
  }

  @Test
  void replacementIsRequiredOrForbidden() {
    assertThat(situation.refusals(Map.of("rbf", "required"))).isEmpty();
    assertThat(situation.refusals(Map.of("rbf", "forbidden"))).containsExactly("rbf");
    situation.psbt =
        new Payment().spend(COIN, 100_000, 0xffff_fffeL).pay(SHOP, 99_000).psbt();
    assertThat(situation.refusals(Map.of("rbf", "required"))).containsExactly("rbf");
  }

  @Test
  void signaturesAreMadeInTheHoursOfTheTimeZone() {
    Map<String, Object> hours =
        Map.of(
            "time_zone", "Europe/Zurich",
            "days", List.of("mon", "tue", "wed", "thu", "fri"),
            "from", "08:00",
            "to", "13:00",
            "holidays", List.of("2026-08-01"));
    assertThat(situation.refusals(Map.of("hours", hours))).as("13:00 there").isNotEmpty();
    situation.time = NOON.minusSeconds(1);
    assertThat(situation.refusals(Map.of("hours", hours))).isEmpty();
    situation.time = Instant.parse("2026-07-01T06:00:00Z");
    assertThat(situation.refusals(Map.of("hours", hours))).as("08:00 in summer").isEmpty();
    situation.time = Instant.parse("2026-08-01T08:00:00Z");
    assertThat(situation.decide(Map.of("hours", hours)).reasons()).contains("a holiday");
  }

  @Test
  void onlyWhoIsInAGroupOrNamedMayAsk() {
    assertThat(situation.refusals(Map.of("initiators", List.of("payments")))).isEmpty();
    assertThat(situation.refusals(Map.of("initiators", List.of("treasury"))))
        .containsExactly("initiators");
    assertThat(
            situation.refusals(
                Map.of("initiators", Map.of("groups", List.of(), "entities", List.of("alice")))))
        .isEmpty();
    assertThat(situation.refusals(Map.of("initiators", List.of()))).containsExactly("initiators");
    situation.initiator = new Initiator("", "", List.of());
    assertThat(situation.decide(Map.of("initiators", List.of("payments"))).reasons())
        .contains("nobody known asks");
  }

  @Test
  void signaturesThatCommitToLessAreRefusedUnlessThePolicyNamesThem() {
    assertThat(situation.refusals(Map.of("sighash", List.of("DEFAULT"))))
        .containsExactly("sighash");
    assertThat(TransactionPolicy.parse(Map.of()).sighashTypes())
        .containsExactlyInAnyOrder("DEFAULT", "ALL");
    assertThat(
            TransactionPolicy.parse(Map.of("sighash", "ALL,SINGLE|ANYONECANPAY")).sighashTypes())
        .containsExactlyInAnyOrder("ALL", "SINGLE|ANYONECANPAY");
  }
}
