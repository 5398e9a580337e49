package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attempts on a sealed server are told as well, without any value that a client sent. */
class SealedAttemptsTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("sealed-attempts");

  @Test
  void attemptsWhileSealedAreInTheLogOnceItIsUnsealed() {
    server.root().post("sys/seal").succeeds();
    server.root().get("secret/data/while-sealed").refuses(503);
    server.anyone().post("sys/unseal", Map.of("key", "00".repeat(33))).succeeds();
    server.anyone().post("sys/unseal", Map.of("key", "not a share")).refuses(400);
    server.anyone().post("sys/unseal", Map.of("reset", true)).succeeds();
    server.unseal();

    LogFiles log = new LogFiles(server.auditLog());
    Patience.until(
        "the attempts in the audit log", () -> count(log, "secret/data/while-sealed") == 2);
    // Three attempts before, and two shares that unsealed it: a request and a response each.
    Patience.until("all unseal attempts in the audit log", () -> count(log, "sys/unseal") >= 10);
    List<JsonNode> attempts =
        log.entries().stream().filter(entry -> path(entry).equals("sys/unseal")).toList();
    assertThat(attempts)
        .allSatisfy(entry -> assertThat(entry.at("/request/data").isMissingNode()).isTrue());
    server
        .holdfast("audit", "verify", "-vkey=" + log.verifierKey(), server.auditLog().toString())
        .run()
        .succeeds();
  }

  private static long count(LogFiles log, String path) {
    return log.entries().stream().filter(entry -> path(entry).equals(path)).count();
  }

  private static String path(JsonNode entry) {
    return entry.at("/request/path").asText();
  }
}
