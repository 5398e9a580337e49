package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.assertSigned;
import static io.holdfast.engine.bitcoin.Treasury.factor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulateTest {
  private final Treasury treasury = new Treasury(Map.of("max_amount", 80_000));

  @AfterEach
  void close() {
    treasury.close();
  }

  private Reply replay(Map<String, ?> document) {
    Reply reply = treasury.bench().write("policies/limits/simulate", Map.of("document", document));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply;
  }

  /** 60,000 allowed, 90,000 refused, and 50,000 allowed an hour later. */
  private void history() {
    assertSigned(treasury.sign("alice", treasury.payment(1, 60_000)));
    treasury.core().later(Duration.ofSeconds(1));
    assertThat(treasury.sign("alice", treasury.payment(2, 90_000)).status()).isEqualTo(403);
    treasury.core().later(Duration.ofHours(1));
    assertSigned(treasury.sign("alice", treasury.payment(3, 50_000)));
  }

  @Test
  void thePolicyThatDecidedWouldDecideTheSame() {
    history();
    Reply same = treasury.bench().done("policies/limits/simulate", Map.of());
    assertThat(same.data("judged").asInt()).isEqualTo(3);
    assertThat(same.data("changed").asInt()).isZero();
  }

  @Test
  void aReplaySaysWhichDecisionsWouldHaveBeenOthersAndWhy() {
    history();
    Reply reply = replay(Map.of("max_amount", 100_000));
    assertThat(reply.data("changed").asInt()).isEqualTo(1);
    JsonNode change = reply.data("changes").get(0);
    assertThat(change.path("was").asText()).isEqualTo("refused");
    assertThat(change.path("now").asText()).isEqualTo("allowed");
    assertThat(change.path("amount").asLong()).isEqualTo(90_000);

    Reply strict = replay(Map.of("max_amount", 55_000));
    assertThat(strict.data("changes").get(0).path("why").toString())
        .contains("max_amount: 60000 sat");
  }

  @Test
  void limitsOverTimeAreCountedAsTheReplayedPolicyWouldHaveLetThings() {
    history();
    Map<String, ?> velocity =
        Map.of("velocity", List.of(Map.of("window", "24h", "max_amount", 100_000)));
    JsonNode changes = replay(velocity).data("changes");
    // 60,000 pass, so that 90,000 and 50,000 don't.
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).path("amount").asLong()).isEqualTo(50_000);
    assertThat(changes.get(0).path("why").toString()).contains("110000 sat within 24h");
    Map<String, ?> shorter =
        Map.of("velocity", List.of(Map.of("window", "1h", "max_amount", 100_000)));
    assertThat(replay(shorter).data("changed").asInt()).isZero();
  }

  @Test
  void whatWouldHaveWaitedIsToldAsPending() {
    history();
    JsonNode changes =
        replay(Map.of("approvals", List.of(factor("officers", "officers", 2)))).data("changes");
    assertThat(changes)
        .hasSize(3)
        .allMatch(change -> change.path("now").asText().equals("pending"));
  }

  @Test
  void aReplayOfAPolicyThatIsNoneIsRefusedByItsFields() {
    Reply reply =
        treasury
            .bench()
            .write("policies/limits/simulate", Map.of("document", Map.of("max_amonut", 1)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).singleElement().asString().contains("max_amonut");
    assertThat(treasury.bench().write("policies/none/simulate", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void aPaymentIsJudgedWithoutBeingSignedReservedOrNoted() {
    String psbt = treasury.payment(1, 90_000).base64();
    Reply dry = treasury.bench().done("wallets/hot/simulate", Map.of("psbt", psbt));
    assertThat(dry.data("decision", "outcome").asText()).isEqualTo("refused");
    assertThat(dry.data("summary").toString()).contains("pay 90,000 sat (0.00090000 BTC) to ");
    Reply other =
        treasury
            .bench()
            .done(
                "wallets/hot/simulate",
                Map.of("psbt", psbt, "document", Map.of("max_lifetime_amount", 90_000)));
    assertThat(other.data("decision", "outcome").asText()).isEqualTo("allowed");
    assertThat(other.data("decision", "version").asInt()).isZero();
    assertThat(treasury.list("wallets/hot/receipts").status()).isEqualTo(404);
    assertThat(other.body().toString()).doesNotContain("transaction\":\"0");
    var _ = treasury.bench().done("policies/limits", Map.of("max_lifetime_amount", 90_000));
    assertSigned(treasury.sign("alice", treasury.payment(1, 90_000)));
  }
}
