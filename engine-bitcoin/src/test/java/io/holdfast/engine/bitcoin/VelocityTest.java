package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.assertRefused;
import static io.holdfast.engine.bitcoin.Treasury.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VelocityTest {
  private static Map<String, ?> limit(Map<String, ?> window) {
    return Map.of("velocity", List.of(window));
  }

  @Test
  void aWindowIsHeldToTheSatoshiAndToTheSecond() {
    try (Treasury treasury = new Treasury(limit(Map.of("window", "24h", "max_amount", 1000_00)))) {
      assertSigned(treasury.sign("alice", treasury.payment(1, 60_000)));
      assertRefused(treasury.sign("alice", treasury.payment(2, 40_001)), "velocity[0].max_amount");
      assertSigned(treasury.sign("alice", treasury.payment(2, 40_000)));
      treasury.core().later(Duration.ofHours(24).minusNanos(1));
      assertRefused(treasury.sign("alice", treasury.payment(3, 1_000)), "velocity");
      treasury.core().later(Duration.ofNanos(1));
      assertSigned(treasury.sign("alice", treasury.payment(3, 100_000)));
    }
  }

  @Test
  void countsAndFeesHaveTheirOwnLimits() {
    try (Treasury treasury =
        new Treasury(limit(Map.of("window", "1h", "max_count", 2, "max_fee", 2_500)))) {
      assertSigned(treasury.sign("alice", treasury.payment(1, 10_000, 1_000)));
      assertRefused(treasury.sign("alice", treasury.payment(2, 10_000, 1_501)), "max_fee");
      assertSigned(treasury.sign("alice", treasury.payment(2, 10_000, 500)));
      assertRefused(treasury.sign("alice", treasury.payment(3, 10_000, 500)), "max_count");
    }
  }

  @Test
  void eachInitiatorAndEachDestinationHasALimitOfItsOwn() {
    try (Treasury treasury =
        new Treasury(
            Map.of(
                "velocity",
                List.of(
                    Map.of("window", "24h", "max_amount", 50_000, "per", "initiator"),
                    Map.of("window", "24h", "max_amount", 80_000, "per", "destination"))))) {
      assertSigned(treasury.sign("alice", treasury.payment(1, 50_000)));
      assertRefused(treasury.sign("alice", treasury.payment(2, 1_000)), "velocity[0]");
      assertSigned(treasury.sign("bob", treasury.payment(2, 30_000)));
      assertRefused(treasury.sign("bob", treasury.payment(3, 1_000)), "velocity[1]");
    }
  }

  @Test
  void theSameTransactionIsSignedAgainAndTakesNothingMore() {
    try (Treasury treasury = new Treasury(limit(Map.of("window", "24h", "max_amount", 100_000)))) {
      Psbt payment = treasury.payment(1, 60_000);
      Reply first = treasury.sign("alice", payment);
      assertSigned(first);
      treasury.core().later(Duration.ofMinutes(1));
      assertThat(treasury.sign("bob", payment).data("transaction").asText())
          .isEqualTo(first.data("transaction").asText());
      assertSigned(treasury.sign("alice", treasury.payment(2, 40_000)));
    }
  }

  @Test
  void aReplacementTakesOnlyWhatItPaysMore() {
    try (Treasury treasury = new Treasury(limit(Map.of("window", "24h", "max_amount", 100_000)))) {
      assertSigned(treasury.sign("alice", treasury.payment(1, 60_000, 1_000)));
      assertSigned(treasury.sign("alice", treasury.payment(1, 60_000, 2_000)));
      assertRefused(treasury.sign("alice", treasury.payment(1, 100_001, 3_000)), "velocity");
      assertSigned(treasury.sign("alice", treasury.payment(1, 70_000, 3_000)));
      assertRefused(treasury.sign("alice", treasury.payment(2, 30_001)), "velocity");
      assertSigned(treasury.sign("alice", treasury.payment(2, 30_000)));
    }
  }

  @Test
  void aRefusalTakesNothing() {
    try (Treasury treasury =
        new Treasury(
            Map.of(
                "max_fee",
                5_000,
                "velocity",
                List.of(Map.of("window", "24h", "max_amount", 100_000))))) {
      assertRefused(treasury.sign("alice", treasury.payment(1, 100_000, 5_001)), "max_fee");
      assertSigned(treasury.sign("alice", treasury.payment(1, 100_000)));
    }
  }

  @Test
  void aWalletMadeAnewGoesOnWithItsLimits() {
    try (Treasury treasury = new Treasury(limit(Map.of("window", "24h", "max_amount", 100_000)))) {
      assertSigned(treasury.sign("alice", treasury.payment(1, 60_000)));
      assertThat(treasury.delete("alice", "wallets/hot").status()).isLessThan(300);
      var _ =
          treasury
              .bench()
              .done("wallets/hot", Map.of("key", "main", "template", "bip84", "policy", "limits"));
      assertRefused(treasury.sign("alice", treasury.payment(2, 40_001)), "velocity");
      var _ =
          treasury
              .bench()
              .done("wallets/twin", Map.of("key", "main", "template", "bip84", "policy", "limits"));
      assertRefused(
          treasury.write(
              "alice", "wallets/twin/sign", Map.of("psbt", treasury.payment(2, 40_001).base64())),
          "velocity");
    }
  }

  @Test
  void aLifetimeIsNeverOver() {
    try (Treasury treasury = new Treasury(Map.of("max_lifetime_amount", 100_000))) {
      assertSigned(treasury.sign("alice", treasury.payment(1, 60_000)));
      treasury.core().later(Duration.ofDays(1000));
      assertRefused(treasury.sign("bob", treasury.payment(2, 40_001)), "max_lifetime_amount");
      assertSigned(treasury.sign("bob", treasury.payment(2, 40_000)));
    }
  }

  @Test
  void aShareOfTheBalanceNeedsABalanceThatIsFresh() {
    try (Treasury treasury =
        new Treasury(Map.of("max_balance_share", 0.1, "max_balance_age", "10m"))) {
      assertRefused(treasury.sign("alice", treasury.payment(1, 1_000)), "max_balance_share");
      var _ = treasury.bench().done("wallets/hot/balance", Map.of("balance", 500_000));
      assertThat(treasury.read("alice", "wallets/hot/balance").data("balance").asLong())
          .isEqualTo(500_000);
      assertRefused(treasury.sign("alice", treasury.payment(1, 50_001)), "max_balance_share");
      assertSigned(treasury.sign("alice", treasury.payment(1, 50_000)));
      treasury.core().later(Duration.ofMinutes(11));
      assertRefused(treasury.sign("alice", treasury.payment(2, 1_000)), "max_balance_share");
    }
  }

  @Test
  void anAddressPaidBeforeIsToldOfAndRefusedWherePolicyForbidsIt() {
    try (Treasury treasury = new Treasury(Map.of("forbid_reuse", true))) {
      Reply first = treasury.sign("alice", treasury.payment(1, 10_000));
      assertSigned(first);
      assertThat(first.warnings()).isEmpty();
      assertSigned(treasury.sign("alice", treasury.payment(1, 10_000)));
      assertSigned(treasury.sign("alice", treasury.payment(1, 10_000, 2_000)));
      assertRefused(treasury.sign("alice", treasury.payment(2, 10_000)), "forbid_reuse");
      var _ = treasury.bench().done("policies/limits", Map.of());
      Reply again = treasury.sign("alice", treasury.payment(2, 10_000));
      assertSigned(again);
      assertThat(again.warnings())
          .singleElement()
          .asString()
          .contains("output 0 pays an address that was used before");
    }
  }
}
