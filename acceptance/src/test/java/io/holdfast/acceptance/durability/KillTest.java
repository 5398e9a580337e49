package io.holdfast.acceptance.durability;

import io.holdfast.acceptance.audit.LogFiles;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Launcher;
import io.holdfast.acceptance.program.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9} under load: no acknowledged write is lost, nothing is left half done, and the
 * audit log tells of every answered request. It verifies at every instant: also in the moment after
 * the kill, before anything could repair it.
 */
class KillTest {
  private static final int FEWEST_ANSWERS = 20;
  private static final int MORE_ANSWERS = 600;
  private static final long LONGEST_DELAY_NANOS = Duration.ofMillis(15).toNanos();

  private final DurableServer server = DurableServer.named("kill");
  private final Ledger ledger = new Ledger();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nothingThatWasAcknowledgedIsLostInFiveKills() throws InterruptedException {
    kill(5, new Random().nextLong());
  }

  @Test
  @Tag("long")
  @Timeout(3600)
  void nothingThatWasAcknowledgedIsLostInAHundredKills() throws InterruptedException {
    kill(100, new Random().nextLong());
  }

  private void kill(int times, long seed) throws InterruptedException {
    System.out.println("kills by the seed " + seed);
    Random random = new Random(seed);
    server.ready();
    server.root().post("sys/mounts/secret", kv2()).succeeds();
    Patience.until("the key of the audit log", () -> new LogFiles(server.auditLog()).size() > 0);
    String key = new LogFiles(server.auditLog()).verifierKey();
    for (int round = 1; round <= times; round++) {
      round(round, random, key);
    }
    Recovered recovered = new Recovered(server.root(), ledger);
    recovered.holdsTheseTokens(ledger.tokens());
    recovered.hasNoHalfTokens();
    server.stop();
    verify(key);
  }

  private void round(int round, Random random, String key) throws InterruptedException {
    LogFiles log = new LogFiles(server.auditLog());
    long before = log.size();
    Map<String, String> known = new HashMap<>(ledger.tokens());
    try (Load _ = Load.begin(server.root(), ledger, round, random.nextLong())) {
      ledger.await(FEWEST_ANSWERS + random.nextInt(MORE_ANSWERS));
      LockSupport.parkNanos(random.nextLong(LONGEST_DELAY_NANOS));
      server.kill();
    }
    verify(key);

    server.start().unseal();
    Map<String, String> fresh = new HashMap<>(ledger.tokens());
    fresh.keySet().removeAll(known.keySet());
    Recovered recovered = new Recovered(server.root(), ledger);
    recovered.holdsEverySecret();
    recovered.holdsTheCounter();
    recovered.holdsTheseTokens(fresh);
    Recovered.log(log, before, ledger.takeRequests());
  }

  private void verify(String key) {
    Launcher.holdfast("audit", "verify", "-vkey=" + key, server.auditLog().toString())
        .run()
        .succeeds()
        .shows("The log is intact");
  }

  private static Map<String, Object> kv2() {
    return Map.of("type", "kv", "options", Map.of("version", "2"));
  }
}
