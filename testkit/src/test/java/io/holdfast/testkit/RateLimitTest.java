package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {
  @TempDir private Path directory;
  private final TestCore core = TestCore.started(new ProbeEngine());

  @BeforeEach
  void mount() {
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    core.write("probe/values/a", "{\"value\":\"1\"}");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private void limit(String name, String json) {
    assertThat(core.write("sys/quotas/rate-limit/" + name, json).errors()).isEmpty();
  }

  private int read(String path) {
    return core.read(path).status();
  }

  private Answer from(String address, String path) {
    return core.core()
        .handle(
            new Request(
                UUID.randomUUID().toString(),
                Namespace.ROOT,
                Operation.READ,
                path,
                Json.object(),
                TestCore.ROOT,
                new Origin(address, 50000, List.of()),
                Optional.empty(),
                Map.of()));
  }

  @Test
  void aClientThatAsksTooOftenIsRefusedUntilItsIntervalIsOver() {
    limit("q", "{\"path\":\"probe\",\"rate\":2,\"interval\":\"1m\"}");
    assertThat(read("probe/values/a")).isEqualTo(200);
    assertThat(read("probe/values/a")).isEqualTo(200);
    Reply refused = core.read("probe/values/a");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.errors())
        .containsExactly("request path \"probe/values/a\": rate limit quota exceeded");
    assertThat(read("sys/policy")).isEqualTo(200);
    core.clock().advance(Duration.ofSeconds(59));
    assertThat(read("probe/values/a")).isEqualTo(429);
    core.clock().advance(Duration.ofSeconds(1));
    assertThat(read("probe/values/a")).isEqualTo(200);
  }

  @Test
  void clientsAreToldApartByTheirAddress() {
    limit("q", "{\"rate\":1,\"interval\":\"1h\"}");
    assertThat(from("10.0.0.1", "sys/policy").status()).isEqualTo(200);
    assertThat(from("10.0.0.1", "sys/policy").status()).isEqualTo(429);
    assertThat(from("10.0.0.2", "sys/policy").status()).isEqualTo(200);
  }

  @Test
  void aRequestWithoutATokenIsCountedToo() {
    limit("q", "{\"path\":\"probe\",\"rate\":1,\"interval\":\"1m\"}");
    assertThat(core.read("probe/values/a", "").status()).isEqualTo(403);
    assertThat(core.read("probe/values/a", "").status()).isEqualTo(429);
  }

  @Test
  void aRequestThatCannotBeReadIsCountedTooAndDoesNotFillTheAuditLog() {
    AuditFile audit = AuditFile.on(core, directory);
    limit("q", "{\"path\":\"probe\",\"rate\":1,\"interval\":\"1m\"}");
    for (int i = 0; i < 3; i++) {
      Request request =
          TestCore.request(
              Operation.UPDATE, "probe/values/a", "{}", "", Optional.empty(), Map.of());
      Answer answer =
          core.core().unreadable(request, Answer.json(400, new byte[0]), "malformed JSON");
      assertThat(answer.status()).isEqualTo(i == 0 ? 400 : 429);
    }
    assertThat(audit.of("probe/values/a")).hasSize(2);
  }

  @Test
  void theMostSpecialLimitIsInForce() {
    limit("all", "{\"rate\":1000}");
    limit("mount", "{\"path\":\"probe/\",\"rate\":100}");
    limit("glob", "{\"path\":\"probe/values/a*\",\"rate\":2,\"interval\":60}");
    limit("exact", "{\"path\":\"probe/values/ab\",\"rate\":3,\"interval\":60}");
    for (int i = 0; i < 3; i++) {
      assertThat(read("probe/values/ab")).as("exact").isEqualTo(404);
    }
    assertThat(read("probe/values/ab")).isEqualTo(429);
    assertThat(read("probe/values/a")).isEqualTo(200);
    assertThat(read("probe/values/ac")).isEqualTo(404);
    assertThat(read("probe/values/ad")).isEqualTo(429);
    assertThat(read("probe/values/b")).isEqualTo(404);
  }

  @Test
  void whoAsksTooOftenCanBeShutOutForLonger() {
    limit("q", "{\"path\":\"probe\",\"rate\":1,\"interval\":1,\"block_interval\":\"1m\"}");
    assertThat(from("10.0.0.1", "probe/values/a").status()).isEqualTo(200);
    Answer refused = from("10.0.0.1", "probe/values/a");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", List.of("60"));
    core.clock().advance(Duration.ofSeconds(30));
    assertThat(from("10.0.0.1", "probe/values/a").headers())
        .containsEntry("Retry-After", List.of("30"));
    core.clock().advance(Duration.ofSeconds(30));
    assertThat(from("10.0.0.1", "probe/values/a").status()).isEqualTo(200);
  }

  @Test
  void answersTellTheLimitWhereThatIsWished() {
    limit("q", "{\"path\":\"probe\",\"rate\":2,\"interval\":10}");
    assertThat(from("10.0.0.1", "probe/values/a").headers()).isEmpty();
    core.write("sys/quotas/config", "{\"enable_rate_limit_response_headers\":true}");
    assertThat(from("10.0.0.1", "probe/values/a").headers())
        .containsEntry("X-Ratelimit-Limit", List.of("2"))
        .containsEntry("X-Ratelimit-Remaining", List.of("0"))
        .containsEntry("X-Ratelimit-Reset", List.of("10"));
    assertThat(from("10.0.0.1", "probe/values/a").headers())
        .containsKeys("Retry-After", "X-Ratelimit-Limit");
    assertThat(from("10.0.0.1", "sys/policy").headers()).isEmpty();
  }

  @Test
  void exemptPathsAreNeverLimited() {
    limit("q", "{\"rate\":1,\"interval\":\"1h\"}");
    String body = "{\"absolute_rate_limit_exempt_paths\":\"probe/values\"}";
    assertThat(core.write("sys/quotas/config", body).status()).isEqualTo(204);
    for (int i = 0; i < 3; i++) {
      assertThat(read("probe/values/a")).isEqualTo(200);
      assertThat(core.read("sys/health", "").status()).isEqualTo(200);
    }
    assertThat(read("sys/policy")).isEqualTo(429);
  }

  @Test
  void aRefusalByALimitIsRecordedOnlyWhereThatIsWished() {
    AuditFile audit = AuditFile.on(core, directory);
    limit("q", "{\"path\":\"probe\",\"rate\":1,\"interval\":\"1h\"}");
    read("probe/values/a");
    read("probe/values/a");
    assertThat(audit.of("probe/values/a")).hasSize(2);
    core.write("sys/quotas/config", "{\"enable_rate_limit_audit_logging\":true}");
    read("probe/values/a");
    assertThat(audit.of("probe/values/a")).hasSize(4);
    assertThat(audit.of("probe/values/a").getLast().path("error").asText())
        .contains("rate limit quota exceeded");
  }

  @Test
  void aLimitGoesAlongWithItsMountAndEndsWithIt() {
    limit("q", "{\"path\":\"probe/values/a\",\"rate\":5}");
    core.write("sys/remount", "{\"from\":\"probe\",\"to\":\"moved\"}");
    assertThat(core.read("sys/quotas/rate-limit/q").data("path").asText())
        .isEqualTo("moved/values/a");
    core.delete("sys/mounts/moved");
    assertThat(read("sys/quotas/rate-limit/q")).isEqualTo(404);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    limit("q", "{\"path\":\"probe\",\"rate\":0.5}");
    for (String wrong :
        List.of(
            "{\"path\":\"nothing\",\"rate\":5}",
            "{\"path\":\"probe/\",\"rate\":5}",
            "{\"path\":\"sys\",\"rate\":0}",
            "{\"path\":\"sys\",\"rate\":-1}",
            "{\"path\":\"sys\",\"rate\":\"many\"}",
            "{\"path\":\"sys\",\"rate\":1e40}",
            "{\"path\":\"sys\",\"rate\":5,\"interval\":\"5ms\"}",
            "{\"path\":\"probe/values\",\"rate\":5,\"role\":\"r\"}",
            "{\"rate\":5,\"role\":\"r\"}",
            "{}")) {
      assertThat(core.write("sys/quotas/rate-limit/other", wrong).status())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(core.list("sys/quotas/rate-limit").keys()).containsExactly("q");
  }
}
