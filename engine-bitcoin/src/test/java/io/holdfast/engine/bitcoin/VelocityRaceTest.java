package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 clients at once get no satoshi more than a limit allows, whatever else happens meanwhile. */
class VelocityRaceTest {
  private static final int CLIENTS = 64;
  private static final long LIMIT = 1_000_000;

  private static Map<String, ?> limits(long amount) {
    return Map.of("velocity", List.of(Map.of("window", "24h", "max_amount", amount)));
  }

  /** Has each client sign its payments, all at once; gives what was signed. */
  private static long race(Treasury treasury, List<List<Psbt>> ofClients)
      throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Long>> signed = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Psbt> payments : ofClients) {
        signed.add(
            clients.submit(() -> {
              start.await();
              long sum = 0;
              for (Psbt payment : payments) {
                Reply reply =
                    treasury.bench().write("wallets/hot/sign", Map.of("psbt", payment.base64()));
                assertThat(reply.status()).as(reply.toString()).isIn(200, 403);
                sum += reply.status() == 200 ? reply.data("decision", "amount").asLong() : 0;
              }
              return sum;
            }));
      }
      start.countDown();
      long sum = 0;
      for (Future<Long> each : signed) {
        sum += each.get();
      }
      return sum;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sixtyFourClientsGetExactlyWhatTheLimitAllowsAndNoSatoshiMore(long seed)
      throws InterruptedException, ExecutionException {
    Random random = new Random(seed);
    try (Treasury treasury = new Treasury(limits(LIMIT))) {
      List<List<Psbt>> ofClients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        List<Psbt> payments = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          payments.add(treasury.payment(1 + client * 3 + i, 5_000 + random.nextInt(30_000), 1_000));
        }
        ofClients.add(payments);
      }
      long signed = race(treasury, ofClients);
      assertThat(signed).isBetween(LIMIT - 35_000, LIMIT);
      // What is left is left to the satoshi.
      int coin = 1000;
      if (LIMIT - signed >= 294) {
        Treasury.assertRefused(
            treasury.sign("alice", treasury.payment(coin, LIMIT - signed + 1)), "velocity");
        Treasury.assertSigned(treasury.sign("alice", treasury.payment(coin, LIMIT - signed)));
      }
      treasury.core().later(Duration.ofHours(24));
      Treasury.assertSigned(treasury.sign("bob", treasury.payment(coin + 1, 900_000)));
    }
  }

  @Test
  void sixtyFourClientsWithOnePaymentTakeItOnce() throws InterruptedException, ExecutionException {
    try (Treasury treasury = new Treasury(limits(60_000))) {
      Psbt payment = treasury.payment(1, 60_000);
      List<List<Psbt>> ofClients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        ofClients.add(List.of(payment));
      }
      assertThat(race(treasury, ofClients)).isEqualTo(60_000L * CLIENTS);
      Treasury.assertRefused(treasury.sign("alice", treasury.payment(2, 1_000)), "velocity");
    }
  }
}
