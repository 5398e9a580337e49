package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.assertRefused;
import static io.holdfast.engine.bitcoin.Treasury.assertSigned;
import static io.holdfast.engine.bitcoin.Treasury.factor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static final Map<String, ?> TWO =
      Map.of(
          "approvals",
          List.of(factor("officers", "officers", 2)),
          "velocity",
          List.of(Map.of("window", "24h", "max_amount", 100_000)));

  private Treasury treasury = new Treasury(TWO);

  @BeforeEach
  void people() {
    groups();
  }

  private void groups() {
    treasury.group("officers", "alice", "bob", "carol");
    treasury.group("board", "dora", "emil");
  }

  private void under(Map<String, ?> policy) {
    treasury.close();
    treasury = new Treasury(policy);
    groups();
  }

  @AfterEach
  void close() {
    treasury.close();
  }

  private Reply ask(String who, Psbt psbt) {
    Reply asked = treasury.sign(who, psbt);
    assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
    return asked;
  }

  private String state(Reply asked) {
    return treasury
        .read("alice", "wallets/hot/requests/" + asked.data("request", "id").asText())
        .data("state")
        .asText();
  }

  private Reply signRequest(String who, Reply asked) {
    return treasury.write(
        who, "wallets/hot/requests/" + asked.data("request", "id").asText() + "/sign", Map.of());
  }

  @Test
  void aPaymentWaitsForTwoOthersAndIsThenSignedByTheSameCall() {
    Psbt payment = treasury.payment(1, 60_000);
    Reply asked = ask("alice", payment);
    assertThat(asked.data("request", "state").asText()).isEqualTo("pending");
    assertThat(asked.data("decision", "outcome").asText()).isEqualTo("pending");
    treasury.approve("bob", asked);
    assertThat(ask("alice", payment).data("request", "id")).isEqualTo(asked.data("request", "id"));
    treasury.approve("carol", asked);
    assertThat(state(asked)).isEqualTo("ready");
    assertSigned(treasury.sign("alice", payment));
    assertThat(state(asked)).isEqualTo("signed");
    assertSigned(treasury.sign("alice", payment));
    assertThat(treasury.list("wallets/hot/requests").keys()).hasSize(1);
  }

  @Test
  void approversSeeThePaymentInWordsAndAmounts() {
    Reply asked = ask("alice", treasury.payment(1, 60_000));
    Reply seen =
        treasury
            .core()
            .read(
                "sys/approvals/" + asked.data("request", "approval").asText(),
                treasury.token("bob"));
    assertThat(seen.data("summary").toString())
        .contains(
            "pay 60,000 sat (0.00060000 BTC) to " + Bench.SHOP,
            "change 939,000 sat back to the wallet (change address 1)",
            "fee 1,000 sat, ",
            "spend 1 coin of the wallet, 1,000,000 sat");
    assertThat(seen.data("kind").asText()).isEqualTo("bitcoin-transaction");
    assertThat(seen.data("path").asText()).isEqualTo("bitcoin/wallets/hot/sign");
    JsonNode decision = seen.data("details", "decision");
    assertThat(decision.path("policy").asText()).isEqualTo("limits");
    assertThat(decision.path("trace").toString()).contains("velocity");
    assertThat(seen.data("digest")).isEqualTo(asked.data("request", "digest"));
  }

  @Test
  void nobodyApprovesTheirOwnPaymentAndATokenWithoutANameCannotAsk() {
    Reply asked = ask("alice", treasury.payment(1, 60_000));
    assertThat(treasury.decide("alice", asked, "approve", "{}").status()).isEqualTo(403);
    Reply nobody =
        treasury
            .bench()
            .write("wallets/hot/sign", Map.of("psbt", treasury.payment(2, 1_000).base64()));
    assertRefused(nobody, "has no entity that could ask");
  }

  @Test
  void whatWasApprovedIsNotAnotherPayment() {
    Reply asked = ask("alice", treasury.payment(1, 60_000));
    treasury.approve("bob", asked);
    treasury.approve("carol", asked);
    assertThat(treasury.sign("alice", treasury.payment(1, 60_001)).status()).isEqualTo(202);
    assertThat(treasury.sign("alice", treasury.payment(2, 60_000)).status()).isEqualTo(202);
  }

  @Test
  void anApprovedPaymentIsJudgedAgainByWhatHoldsThen() {
    Reply first = ask("alice", treasury.payment(1, 60_000));
    Reply second = ask("alice", treasury.payment(2, 60_000));
    for (Reply each : List.of(first, second)) {
      treasury.approve("bob", each);
      treasury.approve("carol", each);
    }
    assertSigned(signRequest("alice", first));
    assertRefused(signRequest("alice", second), "velocity[0].max_amount");
    treasury.core().later(Duration.ofHours(23));
    assertThat(state(second)).isEqualTo("ready");
  }

  @Test
  void approvalsUnderOnePolicyDoNotCountUnderAnother() {
    Psbt payment = treasury.payment(1, 60_000);
    Reply asked = ask("alice", payment);
    treasury.approve("bob", asked);
    treasury.approve("carol", asked);
    var _ =
        treasury
            .bench()
            .done("policies/limits", Map.of("approvals", List.of(factor("board", "board", 1))));
    Reply anew = ask("alice", payment);
    assertThat(anew.data("request", "id")).isNotEqualTo(asked.data("request", "id"));
    treasury.approve("dora", anew);
    assertSigned(treasury.sign("alice", payment));
  }

  @Test
  void anApproverSaysNoAndTheRequesterTakesBack() {
    Reply asked = ask("alice", treasury.payment(1, 60_000));
    assertThat(treasury.decide("bob", asked, "reject", "{\"reason\":\"who is that?\"}").status())
        .isEqualTo(200);
    assertThat(state(asked)).isEqualTo("rejected");
    assertThat(signRequest("alice", asked).status()).isEqualTo(400);
    Reply other = ask("alice", treasury.payment(2, 10_000));
    treasury.approve("bob", other);
    treasury.approve("carol", other);
    assertThat(
            treasury
                .delete("alice", "wallets/hot/requests/" + other.data("request", "id").asText())
                .status())
        .isEqualTo(204);
    assertThat(state(other)).isEqualTo("cancelled");
    assertThat(signRequest("alice", other).status()).isEqualTo(400);
    assertThat(treasury.sign("alice", treasury.payment(2, 10_000)).status()).isEqualTo(202);
  }

  @Test
  void aRequestEndsWithItsTime() {
    Reply asked = ask("alice", treasury.payment(1, 60_000));
    treasury.approve("bob", asked);
    treasury.approve("carol", asked);
    treasury.core().later(Duration.ofHours(24));
    assertThat(state(asked)).isEqualTo("expired");
    assertThat(signRequest("alice", asked).status()).isEqualTo(400);
  }

  @Test
  void aDelayBeginsWithTheApprovalAndCanBeUsedToCancel() {
    under(Map.of("approvals", List.of(factor("officers", "officers", 1)), "delay", "6h"));
    Psbt payment = treasury.payment(1, 60_000);
    Reply asked = ask("alice", payment);
    treasury.core().later(Duration.ofHours(5));
    treasury.approve("bob", asked);
    treasury.core().later(Duration.ofHours(6).minusSeconds(1));
    assertThat(ask("alice", payment).data("request", "state").asText()).isEqualTo("delayed");
    treasury.core().later(Duration.ofSeconds(1));
    assertSigned(treasury.sign("alice", payment));

    Reply other = ask("alice", treasury.payment(2, 60_000));
    treasury.approve("bob", other);
    var _ =
        treasury.delete("carol", "wallets/hot/requests/" + other.data("request", "id").asText());
    treasury.core().later(Duration.ofHours(7));
    assertThat(signRequest("alice", other).status()).isEqualTo(400);
  }

  @Test
  void aDelayAloneNeedsNobody() {
    under(Map.of("delay", "1h"));
    Psbt payment = treasury.payment(1, 60_000);
    Reply asked = ask("alice", payment);
    assertThat(asked.data("request", "approval").asText()).isEmpty();
    treasury.core().later(Duration.ofMinutes(59));
    assertThat(ask("alice", payment).data("request", "state").asText()).isEqualTo("delayed");
    treasury.core().later(Duration.ofMinutes(1));
    assertSigned(signRequest("bob", asked));
  }

  @Test
  void anEmergencyIsSignedWithoutApprovalsAndStopsTheWalletUntilItIsAnsweredFor() {
    under(
        Map.of(
            "approvals",
            List.of(factor("officers", "officers", 2)),
            "break_glass",
            Map.of(
                "name",
                "emergency",
                "groups",
                List.of("officers"),
                "review",
                List.of(factor("board", "board", 1)),
                "review_within",
                "24h")));
    Psbt payment = treasury.payment(1, 60_000);
    Reply asked = ask("alice", payment);
    Reply broken = treasury.decide("bob", asked, "break-glass", "{\"reason\":\"the key leaked\"}");
    assertThat(broken.status()).as(broken.toString()).isEqualTo(200);
    Reply signed = treasury.sign("alice", payment);
    assertSigned(signed);
    assertThat(signed.data("decision", "trace").toString()).contains("waived");
    assertThat(state(asked)).isEqualTo("signed");

    Psbt next = treasury.payment(2, 10_000);
    assertThat(treasury.sign("alice", next).status()).isEqualTo(202);
    treasury.core().later(Duration.ofHours(24));
    Reply stopped = treasury.sign("alice", next);
    assertRefused(stopped, "the review of an emergency was due");
    String review = broken.data("break_glass", "review").asText();
    assertThat(
            treasury
                .core()
                .write("sys/approvals/" + review + "/approve", "{}", treasury.token("dora"))
                .status())
        .isEqualTo(200);
    assertThat(treasury.sign("alice", next).status()).isEqualTo(202);
  }
}
