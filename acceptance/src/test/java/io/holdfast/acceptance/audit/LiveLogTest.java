package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.acceptance.program.Patience;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log verifies at every instant while a server writes to it. */
class LiveLogTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("live-log");

  private static final int CLIENTS = 4;
  private static final int VERIFICATIONS = 4;
  private static final int MORE = 50;

  @Test
  void itVerifiesWhileItIsWritten() {
    LogFiles log = new LogFiles(server.auditLog());
    Patience.until("a first checkpoint", () -> log.size() > 0);
    String key = log.verifierKey();
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        var _ = clients.submit(() -> askUntil(enough));
      }
      try {
        for (int i = 0; i < VERIFICATIONS; i++) {
          long before = log.size();
          Patience.until("a log that grows", () -> log.size() > before + MORE);
          Finished verified =
              server
                  .holdfast(
                      "audit",
                      "verify",
                      "-format=json",
                      "-vkey=" + key,
                      server.auditLog().toString())
                  .run()
                  .succeeds();
          JsonNode report = verified.json();
          assertThat(report.get("size").asLong()).isGreaterThan(before);
          assertThat(report.get("warnings")).isEmpty();
        }
      } finally {
        enough.set(true);
      }
    }
  }

  private static void askUntil(AtomicBoolean enough) {
    Api root = server.root();
    while (!enough.get()) {
      root.get("auth/token/lookup-self").succeeds();
    }
  }
}
