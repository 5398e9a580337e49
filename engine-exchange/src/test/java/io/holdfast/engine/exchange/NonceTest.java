package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.FakeClock;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import io.holdfast.testkit.venue.LocalVenue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Nonces only go up: over calls at once, over restarts, over servers, and when clocks jump. */
class NonceTest {
  private static final String ASK =
      "{\"method\":\"POST\",\"path\":\"/0/private/Balance\",\"body\":\"\"}";

  private static long nonce(Reply reply) {
    JsonNode data = ok(reply);
    return Long.parseLong(data.path("body").asText().replaceFirst("nonce=", ""));
  }

  private static void prepare(TestCore core, String baseUrl) {
    core.write("sys/mounts/exchange", "{\"type\":\"exchange\"}");
    ok(core.write("exchange/policies/all", "{}"));
    ok(
        core.write(
            "exchange/keys/k",
            Scene.object(
                    "venue",
                    "kraken",
                    "key_id",
                    "id",
                    "secret",
                    LocalVenue.SECRET,
                    "policy",
                    "all",
                    "base_url",
                    baseUrl)
                .toString()));
  }

  @Test
  void aThousandAtOnceGetDifferentNoncesAndLaterOnesGetGreaterOnes() throws InterruptedException {
    try (TestCore core = TestCore.started(new ExchangeEngine())) {
      prepare(core, "https://api.kraken.com");
      ConcurrentLinkedQueue<Long> nonces = new ConcurrentLinkedQueue<>();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 100; i++) {
          clients.execute(() -> {
            long last = 0;
            for (int j = 0; j < 10; j++) {
              long next = nonce(core.write("exchange/sign/k", ASK));
              assertThat(next).isGreaterThan(last);
              last = next;
              nonces.add(next);
            }
          });
        }
      }
      assertThat(nonces).hasSize(1_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void aVenueThatTakesThemOnlyInOrderTakesAThousandSentAtOnce() throws InterruptedException {
    try (LocalVenue venue = new LocalVenue();
        TestCore core = TestCore.started(new ExchangeEngine())) {
      prepare(core, venue.address());
      ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 1_000; i++) {
          clients.execute(
              () -> answers.add(ok(core.write("exchange/request/k", ASK)).path("body").asText()));
        }
      }
      assertThat(answers).hasSize(1_000).containsOnly("{\"error\":[],\"result\":{}}");
      assertThat(venue.nonces()).hasSize(1_000).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void afterARestartAndOnAnotherServerTheyAreGreater() {
    TestCore one = TestCore.fresh(new ExchangeEngine());
    byte[] share = one.found();
    var _ = one.core().unseal(share.clone());
    prepare(one, "https://api.kraken.com");
    long last = nonce(one.write("exchange/sign/k", ASK));
    // Another server over the same store, as after a crash: it has nothing in memory.
    for (int i = 0; i < 3; i++) {
      TestCore next = one.secondNode();
      var _ = next.core().unseal(share.clone());
      long after = nonce(next.write("exchange/sign/k", ASK));
      assertThat(after).isGreaterThan(last);
      last = after;
      long here = nonce(one.write("exchange/sign/k", ASK));
      assertThat(here).isGreaterThan(last);
      last = here;
    }
    one.close();
  }

  @Test
  void aClockThatJumpsBackOrForwardChangesNothing() {
    try (TestCore core = TestCore.started(new ExchangeEngine())) {
      FakeClock clock = core.clock();
      prepare(core, "https://api.kraken.com");
      long last = 0;
      for (Duration jump :
          List.of(
              Duration.ZERO,
              Duration.ofDays(1),
              Duration.ofDays(-1),
              Duration.ofMillis(1),
              Duration.ofSeconds(11),
              Duration.ofHours(-5))) {
        clock.advance(jump);
        for (int i = 0; i < 3; i++) {
          long next = nonce(core.write("exchange/sign/k", ASK));
          assertThat(next).isGreaterThan(last);
          last = next;
        }
      }
    }
  }

  @Test
  void oneThatIsGivenHasToBeGreaterAndNotAhead() {
    try (TestCore core = TestCore.started(new ExchangeEngine())) {
      prepare(core, "https://api.kraken.com");
      assertThat(nonce(given(core, "1616492376594"))).isEqualTo(1616492376594L);
      refused(given(core, "1616492376594"), 400, "not greater");
      refused(given(core, "99999999999999999"), 400, "ahead");
      refused(given(core, "x"), 400, "nonce");
      long made = nonce(core.write("exchange/sign/k", ASK));
      assertThat(made).isGreaterThan(1616492376594L);
      refused(given(core, "1616492376595"), 400, "not greater");
    }
  }

  private static Reply given(TestCore core, String nonce) {
    var ask = Json.tree(ASK.getBytes(StandardCharsets.UTF_8));
    return core.write(
        "exchange/sign/k",
        ((com.fasterxml.jackson.databind.node.ObjectNode) ask).put("nonce", nonce).toString());
  }
}
