package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrapped answer is opened once, by whoever holds its token, and by nobody without a trace. */
class WrappingTest {
  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine());
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    core.write("probe/values/a", "{\"value\":\"wrapped\"}");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply wrapped(Operation operation, String path) {
    return core.send(operation, path, "{}", TestCore.ROOT, Optional.of(Duration.ofMinutes(5)));
  }

  private String token() {
    return wrapped(Operation.READ, "probe/values/a").text("wrap_info", "token");
  }

  private static String inBody(String token) {
    return "{\"token\":\"" + token + "\"}";
  }

  @Test
  void whoUnwrapsForAnotherIsAuthenticatedFirst() {
    String token = token();
    String someone =
        core.write("auth/token/create", "{\"policies\":[\"default\"]}")
            .text("auth", "client_token");
    String nothing =
        core.write("auth/token/create", "{\"policies\":[\"none\"],\"no_default_policy\":true}")
            .text("auth", "client_token");
    assertThat(core.write("sys/wrapping/unwrap", inBody(token), "").status()).isEqualTo(403);
    assertThat(core.write("sys/wrapping/unwrap", inBody(token), "unknown").status()).isEqualTo(403);
    assertThat(core.write("sys/wrapping/unwrap", inBody(token), nothing).status()).isEqualTo(403);
    Reply opened = core.write("sys/wrapping/unwrap", inBody(token), someone);
    assertThat(opened.data("value").asText()).isEqualTo("wrapped");
    assertThat(core.write("sys/wrapping/unwrap", inBody(token), someone).status()).isEqualTo(400);
  }

  @Test
  void aWrappingTokenOpensItselfAndIsGone() {
    String token = token();
    assertThat(core.write("sys/wrapping/unwrap", "{}", token).data("value").asText())
        .isEqualTo("wrapped");
    assertThat(core.write("sys/wrapping/unwrap", "{}", token).status()).isEqualTo(400);
    assertThat(core.write("sys/wrapping/lookup", inBody(token), "").status()).isEqualTo(400);
  }

  @Test
  void aWrappedAnswerIsWrappedAnewUnderAnotherToken() {
    String token = token();
    Reply again = core.write("sys/wrapping/rewrap", inBody(token));
    assertThat(again.at("wrap_info", "creation_path").asText()).isEqualTo("probe/values/a");
    assertThat(core.write("sys/wrapping/unwrap", inBody(token)).status()).isEqualTo(400);
    assertThat(
            core.write("sys/wrapping/unwrap", "{}", again.text("wrap_info", "token"))
                .data("value")
                .asText())
        .isEqualTo("wrapped");
  }

  @Test
  void refusalsAndEmptyAnswersAreNotWrapped() {
    assertThat(wrapped(Operation.READ, "probe/values/none").status()).isEqualTo(404);
    assertThat(wrapped(Operation.DELETE, "sys/policies/acl/none").status()).isEqualTo(204);
    assertThat(wrapped(Operation.LIST, "probe/values/").at("wrap_info", "ttl").asInt())
        .isEqualTo(300);
  }

  @Test
  void theLongestLifetimeThatCanBeAskedForOverflowsNothing() {
    Reply reply =
        core.send(
            Operation.READ,
            "probe/values/a",
            "{}",
            TestCore.ROOT,
            Optional.of(Duration.ofNanos(Long.MAX_VALUE)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(core.write("sys/wrapping/unwrap", "{}", reply.text("wrap_info", "token")).status())
        .isEqualTo(200);
  }

  @Test
  void aWrappingTokenEndsUnopenedWhenItsTimeIsOver() {
    String token = token();
    core.later(Duration.ofMinutes(6));
    assertThat(core.write("sys/wrapping/unwrap", "{}", token).status()).isEqualTo(400);
    assertThat(core.write("sys/wrapping/unwrap", inBody(token)).status()).isEqualTo(400);
  }
}
