package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.assertRefused;
import static io.holdfast.engine.bitcoin.Treasury.assertSigned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private final DecisionService service = new DecisionService();
  private final Treasury treasury =
      new Treasury(
          Map.of(
              "webhook",
              service.webhook(),
              "velocity",
              List.of(Map.of("window", "24h", "max_amount", 100_000))));

  @AfterEach
  void close() {
    treasury.close();
    service.close();
  }

  /** All of the limit is there. */
  private void assertNothingIsReserved() {
    service.allows(true);
    service.answers(answer -> answer);
    service.answersWith(200);
    assertSigned(treasury.sign("alice", treasury.payment(9, 100_000)));
  }

  private void assertFailed(Reply reply, String why) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(502);
    assertThat(reply.errors()).singleElement().asString().contains(why, "nothing was signed");
    assertThat(reply.body().toString()).doesNotContain("cHNidP8");
  }

  @Test
  void aServiceThatAllowsIsAskedWithTheWholePaymentSignedByTheMount() {
    Reply signed = treasury.sign("alice", treasury.payment(1, 60_000));
    assertSigned(signed);
    assertThat(signed.data("decision", "trace").toString()).contains("said yes");
    DecisionService.Question question = service.questions().getFirst();
    assertThat(question.body().path("wallet").asText()).isEqualTo("hot");
    assertThat(question.body().path("amount").asLong()).isEqualTo(60_000);
    assertThat(question.body().path("policy").path("hash"))
        .isEqualTo(signed.data("decision", "hash"));
    assertThat(question.body().path("summary").toString()).contains(Bench.SHOP);
    PublicKey key =
        PublicKey.parse(treasury.bench().read("config/receipt-key").data("public_key").asText());
    String message = "holdfast webhook question 1\n" + question.timestamp() + "." + question.text();
    assertThat(question.signature()).startsWith("ed25519=");
    assertThat(
            key.verify(message.getBytes(UTF_8), Bytes.fromHex(question.signature().substring(8))))
        .isTrue();
  }

  @Test
  void aServiceThatSaysNoRefusesWithAReceiptAndReservesNothing() {
    service.allows(false);
    Reply refused = treasury.sign("alice", treasury.payment(1, 60_000));
    assertRefused(refused, "webhook");
    assertThat(refused.data("receipt", "id").asText()).isNotEmpty();
    assertNothingIsReserved();
  }

  @Test
  void aYesThatWasChangedOnItsWayIsNone() {
    service.allows(false);
    service.answers(answer -> answer.put("allowed", true));
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "not signed");
    assertNothingIsReserved();
  }

  @Test
  void aYesToAnotherQuestionOrOfAnotherTimeIsNone() {
    service.answers(answer -> answer.put("id", "another"));
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "another question");
    service.answers(answer -> answer.put("transaction", "00".repeat(32)));
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "another transaction");
    service.answers(answer ->
        answer.put(
            "time",
            Instant.parse(answer.path("time").asText()).minus(Duration.ofHours(1)).toString()));
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "another time");
    assertNothingIsReserved();
  }

  @Test
  void whatIsNoAnswerRefuses() {
    service.answers(answer -> answer.removeAll());
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "without transaction");
    service.answersWith(500);
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "status 500");
    service.answersWith(302);
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "status 302");
    assertThat(service.questions()).hasSize(3);
    service.answersWith(200);
    service.answers(answer -> answer.put("pad", "x".repeat(100_000)));
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "the exchange failed");
    assertNothingIsReserved();
  }

  @Test
  void aServiceThatIsGoneRefuses() {
    service.close();
    assertFailed(treasury.sign("alice", treasury.payment(1, 60_000)), "could not be reached");
  }

  @Test
  void aSignatureThatComesAfterItsReservationWasReleasedDoesNotLeave() {
    meanwhile(() -> treasury.core().later(Duration.ofMinutes(10)));
    Reply late = treasury.sign("alice", treasury.payment(1, 60_000));
    assertThat(late.status()).as(late.toString()).isEqualTo(503);
    assertThat(late.errors()).singleElement().asString().contains("had to be released");
    assertNothingIsReserved();
  }

  @Test
  void whatIsBeingSignedCountsUntilItsTimeIsOver() {
    meanwhile(() -> {
      assertRefused(treasury.sign("alice", treasury.payment(2, 40_001)), "velocity");
      treasury.core().later(Duration.ofMinutes(5).minusSeconds(1));
      assertRefused(treasury.sign("alice", treasury.payment(2, 40_001)), "velocity");
      treasury.core().later(Duration.ofSeconds(2));
      assertNothingIsReserved();
    });
    assertThat(treasury.sign("alice", treasury.payment(1, 60_000)).status()).isEqualTo(503);
  }

  @Test
  void theSamePaymentSentAgainMeanwhileTakesNothingMoreAndLeavesOnce() {
    meanwhile(() -> {
      assertSigned(treasury.sign("alice", treasury.payment(1, 60_000)));
      treasury.core().later(Duration.ofMinutes(6));
    });
    assertSigned(treasury.sign("alice", treasury.payment(1, 60_000)));
    assertRefused(treasury.sign("alice", treasury.payment(2, 40_001)), "velocity");
    assertSigned(treasury.sign("alice", treasury.payment(2, 40_000)));
  }

  /** What happens before the service answers the next question. */
  private void meanwhile(Runnable work) {
    service.meanwhile(() -> {
      service.meanwhile(() -> {});
      work.run();
    });
  }

  @Test
  void aRequestThatIsTakenBackWhileTheServiceIsAskedIsNotSigned() {
    var _ =
        treasury
            .bench()
            .done("policies/limits", Map.of("webhook", service.webhook(), "delay", "1h"));
    Reply asked = treasury.sign("alice", treasury.payment(1, 60_000));
    assertThat(asked.status()).isEqualTo(202);
    assertThat(service.questions()).isEmpty();
    treasury.core().later(Duration.ofHours(1));
    String request = "wallets/hot/requests/" + asked.data("request", "id").asText();
    service.meanwhile(() -> treasury.delete("alice", request));
    assertRefused(treasury.sign("alice", treasury.payment(1, 60_000)), "was taken back");
  }
}
