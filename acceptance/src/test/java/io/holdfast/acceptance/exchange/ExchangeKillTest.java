package io.holdfast.acceptance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import io.holdfast.testkit.venue.LocalVenue;
import io.holdfast.testkit.venue.TokenVenue;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of the real process: nonces go on upwards, and no refresh token is lost. */
class ExchangeKillTest {
  private final DurableServer server = DurableServer.named("exchange-kill");

  @AfterEach
  void stop() {
    server.close();
  }

  private void begin(LocalVenue venue) {
    server.ready();
    Api root = server.root();
    root.post("sys/mounts/exchange", Map.of("type", "exchange")).succeeds();
    root.post("exchange/policies/all").succeeds();
    root.post(
            "exchange/keys/k",
            Map.of(
                "venue",
                "kraken",
                "key_id",
                "id",
                "secret",
                LocalVenue.SECRET,
                "policy",
                "all",
                "base_url",
                venue.address()))
        .succeeds();
  }

  @Test
  void noncesGoOnUpwardsAfterKillsUnderLoad() throws InterruptedException {
    nonces(3);
  }

  @Test
  @Tag("long")
  @Timeout(3600)
  void noncesGoOnUpwardsAfterAHundredKills() throws InterruptedException {
    nonces(100);
  }

  /** Half of the requests are sent by the server to a venue that takes nonces only in order. */
  private void nonces(int kills) throws InterruptedException {
    try (LocalVenue venue = new LocalVenue()) {
      begin(venue);
      long highest = 0;
      for (int round = 0; round < kills; round++) {
        ConcurrentSkipListSet<Long> nonces = new ConcurrentSkipListSet<>();
        Semaphore signed = new Semaphore(0);
        Semaphore sent = new Semaphore(0);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
          Api root = server.root();
          for (int i = 0; i < 16; i++) {
            boolean sends = i % 2 == 0;
            clients.execute(() -> untilGone(root, sends, nonces, sends ? sent : signed));
          }
          signed.acquire(100);
          sent.acquire(21);
          server.kill();
        }
        assertThat(nonces.first()).isGreaterThan(highest);
        highest = nonces.last();
        server.start().unseal();
      }
      assertThat(venue.nonces()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(kills * 20);
    }
  }

  private static void untilGone(
      Api root, boolean sends, ConcurrentSkipListSet<Long> nonces, Semaphore answers) {
    byte[] ask = Api.json(Map.of("method", "POST", "path", "/0/private/Balance"));
    try {
      while (true) {
        Reply reply =
            root.attempt("POST", sends ? "exchange/request/k" : "exchange/sign/k", ask).succeeds();
        if (sends) {
          assertThat(reply.text("data/body")).contains("\"error\":[]");
        } else {
          long nonce = Long.parseLong(reply.text("data/body").replaceFirst("nonce=", ""));
          assertThat(nonces.add(nonce)).as("given once").isTrue();
        }
        answers.release();
      }
    } catch (IOException gone) {
      // No answer: the server is gone, which is what the test is about.
      return;
    }
  }

  @Test
  void noRefreshTokenIsLostInKills() {
    tokens(5, new Random().nextLong());
  }

  @Test
  @Tag("long")
  @Timeout(7200)
  void noRefreshTokenIsLostInAThousandKills() {
    tokens(1_000, new Random().nextLong());
  }

  /**
   * Kills the server when the venue has rotated: before it answers, or a moment after. Then the
   * next server must get what the venue gave.
   */
  private void tokens(int kills, long seed) {
    Random random = new Random(seed);
    System.out.println("kills amid exchanges by the seed " + seed);
    try (LocalVenue venue = new LocalVenue();
        TokenVenue tokens = new TokenVenue()) {
      begin(venue);
      server
          .root()
          .post(
              "exchange/tokens/t",
              Map.of(
                  "token_url",
                  tokens.address(),
                  "client_id",
                  "c",
                  "refresh_token",
                  "refresh-0",
                  "idempotency_header",
                  "Idempotency-Key"))
          .succeeds();
      AtomicBoolean armed = new AtomicBoolean();
      tokens.beforeAnswering(() -> {
        if (armed.getAndSet(false)) {
          server.kill();
        }
      });
      tokens.lives(1);
      for (int round = 1; round <= kills; round++) {
        boolean before = random.nextBoolean();
        armed.set(before);
        try {
          Reply reply = server.root().attempt("GET", "exchange/tokens/t/access", new byte[0]);
          assertThat(reply.status()).isEqualTo(200);
        } catch (IOException killed) {
          assertThat(before).isTrue();
        }
        if (server.isRunning()) {
          server.kill();
        }
        server.start().unseal();
        String access =
            server.root().get("exchange/tokens/t/access").succeeds().text("data/access_token");
        assertThat(access).isEqualTo("access-" + tokens.rotations());
        assertThat(tokens.reused()).isZero();
        assertThat(server.root().get("exchange/tokens/t").text("data/broken")).isEmpty();
      }
    }
  }
}
