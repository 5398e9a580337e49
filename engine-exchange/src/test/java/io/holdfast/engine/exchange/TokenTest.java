package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import io.holdfast.testkit.venue.TokenVenue;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refresh tokens that are good once: exchanged by one at a time, and never lost. */
class TokenTest {
  private final TokenVenue venue = new TokenVenue();
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
    venue.close();
  }

  private void chain(String idempotency) {
    JsonNode shown =
        ok(
            scene.write(
                "tokens/t",
                "token_url",
                venue.address(),
                "client_id",
                "client",
                "client_secret",
                "client-secret-1",
                "refresh_token",
                "refresh-0",
                "idempotency_header",
                idempotency));
    assertThat(shown.toString()).doesNotContain("refresh-0", "client-secret");
  }

  private Reply access() {
    return scene.read("tokens/t/access");
  }

  @Test
  void anAccessTokenIsKeptWhileItIsGoodAndExchangedOnceAfterwards() {
    chain("Idempotency-Key");
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-1");
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-1");
    scene.core().clock().advance(Duration.ofMinutes(9).plusSeconds(31));
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-2");
    assertThat(ok(scene.read("tokens/t")).toString()).doesNotContain("refresh-2", "access-2");
  }

  @Test
  void manyWhoAskAtOnceCauseOneExchange() throws InterruptedException {
    chain("");
    Queue<String> tokens = new ConcurrentLinkedQueue<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        clients.execute(() -> tokens.add(ok(access()).path("access_token").asText()));
      }
    }
    assertThat(tokens).hasSize(200).containsOnly("access-1");
    assertThat(venue.rotations()).isEqualTo(1);
    assertThat(venue.reused()).isZero();
  }

  @Test
  void anAnswerThatWasLostIsAskedForAgain() {
    chain("Idempotency-Key");
    venue.is(TokenVenue.Mood.LOSES_ANSWERS);
    refused(access(), 502, "again by itself");
    assertThat(venue.rotations()).isEqualTo(1);
    venue.is(TokenVenue.Mood.FINE);
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-1");
    scene.core().clock().advance(Duration.ofMinutes(10));
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-2");
    assertThat(venue.reused()).isZero();
  }

  @Test
  void aFailureIsRepairedByItself() {
    chain("Idempotency-Key");
    venue.is(TokenVenue.Mood.FAILS);
    refused(access(), 502, "status 500");
    scene.core().later(Duration.ofMinutes(1));
    assertThat(ok(scene.read("tokens/t")).path("failures").asInt()).isEqualTo(2);
    venue.is(TokenVenue.Mood.FINE);
    scene.core().later(Duration.ofMinutes(5));
    assertThat(ok(scene.read("tokens/t")).path("failures").asInt()).isZero();
    assertThat(venue.rotations()).isEqualTo(1);
  }

  @Test
  void aRefreshTokenIsUsedBeforeItEndsThoughNobodyAsks() {
    chain("");
    for (int i = 1; i <= 5; i++) {
      scene.core().later(Duration.ofHours(19));
      assertThat(venue.rotations()).isEqualTo(i);
    }
  }

  @Test
  void aChainThatEndedSaysSoAndGoesOnWithANewToken() {
    chain("");
    venue.is(TokenVenue.Mood.LOSES_ANSWERS);
    refused(access(), 502);
    venue.is(TokenVenue.Mood.FINE);
    // Without an idempotency key the venue can't know that it is the same request.
    refused(access(), 502, "its answer was lost", "new refresh token");
    assertThat(ok(scene.read("tokens/t")).path("broken").asText()).contains("lost");
    refused(access(), 502, "have ended");
    ok(scene.write("tokens/t", "refresh_token", "refresh-1"));
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-2");
  }

  @Test
  void aClientThatIsRefusedLosesNothing() {
    chain("");
    venue.is(TokenVenue.Mood.REFUSES);
    refused(access(), 502, "invalid_client", "was not used");
    venue.is(TokenVenue.Mood.FINE);
    assertThat(ok(access()).path("access_token").asText()).isEqualTo("access-1");
  }

  @Test
  void serversThatDieBetweenTheVenueAndTheStoreLoseNothing() {
    losesNothing(20);
  }

  @Test
  @Tag("long")
  void aThousandServersThatDieBetweenTheVenueAndTheStoreLoseNothing() {
    losesNothing(1_000);
  }

  /** A server that dies after the venue has rotated, again and again; the next one goes on. */
  private void losesNothing(int times) {
    TestCore first = TestCore.fresh(new ExchangeEngine());
    byte[] share = first.found();
    var _ = first.core().unseal(share.clone());
    first.write("sys/mounts/exchange", "{\"type\":\"exchange\"}");
    ok(
        first.write(
            "exchange/tokens/t",
            Scene.object(
                    "token_url",
                    venue.address(),
                    "client_id",
                    "client",
                    "refresh_token",
                    "refresh-0",
                    "idempotency_header",
                    "Idempotency-Key")
                .toString()));
    TestCore node = first;
    for (int i = 1; i <= times; i++) {
      venue.is(TokenVenue.Mood.LOSES_ANSWERS);
      refused(node.read("exchange/tokens/t/access"), 502);
      node = first.secondNode();
      var _ = node.core().unseal(share.clone());
      venue.is(TokenVenue.Mood.FINE);
      assertThat(ok(node.read("exchange/tokens/t/access")).path("access_token").asText())
          .isEqualTo("access-" + i);
      first.clock().advance(Duration.ofMinutes(11));
    }
    assertThat(venue.reused()).isZero();
    first.close();
  }

  @Test
  void whatIsStoredGoesNowhereElse() {
    chain("");
    refused(scene.write("tokens/t", "token_url", "http://127.0.0.1:1/token"), 400, "token_url");
    refused(
        scene.write("tokens/x", "token_url", "http://evil.example/token", "refresh_token", "r"),
        400,
        "https");
    refused(scene.write("tokens/x", "token_url", "https://a.example/t"), 400, "refresh_token");
  }
}
