package io.holdfast.acceptance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 64 clients have payments signed under a limit over time while the server is killed and started
 * again: no satoshi more leaves than the limit allows, and none of it is lost.
 */
class VelocityKillTest {
  private static final long LONGEST_DELAY_NANOS = Duration.ofMillis(15).toNanos();

  private final DurableServer server = DurableServer.named("velocity");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aLimitHoldsToTheSatoshiAcrossFourKills() throws IOException {
    kill(4, 60, new Random().nextLong());
  }

  @Test
  @Tag("long")
  @Timeout(3600)
  void aLimitHoldsToTheSatoshiAcrossFiftyKills() throws IOException {
    kill(50, 200, new Random().nextLong());
  }

  private void kill(int times, int signaturesOfARound, long seed) throws IOException {
    System.out.println("kills by the seed " + seed);
    Random random = new Random(seed);
    server.ready();
    // More than the rounds come to: the limit is met at the end.
    long limit = 11_000L * signaturesOfARound * (times + 2);
    Payments payments = Payments.furnish(server.root(), limit);
    for (int round = 1; round <= times; round++) {
      int enough = payments.count() + 1 + random.nextInt(signaturesOfARound);
      try (var _ = payments.begin(server.root(), random.nextLong())) {
        Patience.until("signatures", () -> payments.count() >= enough);
        LockSupport.parkNanos(random.nextLong(LONGEST_DELAY_NANOS));
        server.kill();
      }
      assertThat(payments.sum()).isLessThanOrEqualTo(limit);
      server.start().unseal();
    }
    payments.begin(server.root(), random.nextLong()).close();
    assertThat(payments.sum()).isLessThanOrEqualTo(limit);

    // What was reserved for payments whose answer was lost is theirs still.
    payments.askAgain(server.root());
    long left = limit - payments.sum();
    assertThat(left).isNotNegative();
    int coin = payments.freshCoin();
    assertThat(payments.pay(server.root(), coin, left + Payments.DUST)).isFalse();
    if (left >= Payments.DUST) {
      assertThat(payments.pay(server.root(), coin, left + 1)).isFalse();
      assertThat(payments.pay(server.root(), coin, left)).isTrue();
      assertThat(payments.sum()).isEqualTo(limit);
    }
  }
}
