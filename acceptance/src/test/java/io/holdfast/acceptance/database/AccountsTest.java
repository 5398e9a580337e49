package io.holdfast.acceptance.database;

import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.testkit.database.PostgresServer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9} amid the making, changing and removing of accounts by several clients: no account
 * is left without a lease, no lease without its account, and every password that is stored works.
 */
class AccountsTest {
  private static final int FEWEST_ANSWERS = 30;
  private static final int MORE_ANSWERS = 150;
  private static final long LONGEST_DELAY_NANOS = Duration.ofMillis(15).toNanos();

  private final DurableServer server = DurableServer.named("database-kill");
  private PostgresServer postgres;
  private Scene scene;

  @BeforeEach
  void start() {
    postgres = PostgresServer.start();
    server.ready();
    scene = Scene.set(server.root(), postgres);
  }

  @AfterEach
  void stop() {
    server.close();
    postgres.close();
  }

  @Test
  void accountsAndLeasesAgreeAfterSixKills() throws InterruptedException {
    kill(6, new Random().nextLong());
  }

  @Test
  @Tag("long")
  @Timeout(7200)
  void accountsAndLeasesAgreeAfterTwoHundredKills() throws InterruptedException {
    kill(200, new Random().nextLong());
  }

  private void kill(int times, long seed) throws InterruptedException {
    System.out.println("kills by the seed " + seed);
    Random random = new Random(seed);
    for (int round = 1; round <= times; round++) {
      try (Clients clients = Clients.begin(server.root(), scene, random.nextLong())) {
        clients.await(FEWEST_ANSWERS + random.nextInt(MORE_ANSWERS));
        LockSupport.parkNanos(random.nextLong(LONGEST_DELAY_NANOS));
        server.kill();
      }
      server.start().unseal();
      scene.accountsAreThoseOfLeases(server.root());
    }
    scene.everyStoredPasswordWorks(server.root());
    scene.nothingIsLeftWhenAllIsRevoked(server.root());
  }
}
