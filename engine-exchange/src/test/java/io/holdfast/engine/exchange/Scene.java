package io.holdfast.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.time.Instant;

/** A core with the engine mounted at {@code exchange}, at a time that the test chooses. */
final class Scene implements AutoCloseable {
  private final TestCore core;

  Scene() {
    this(TestCore.started(new ExchangeEngine()));
    core.write("sys/mounts/exchange", "{\"type\":\"exchange\"}");
  }

  private Scene(TestCore core) {
    this.core = core;
  }

  TestCore core() {
    return core;
  }

  /** Moves the clock forward to a time. */
  @CanIgnoreReturnValue
  Scene at(Instant time) {
    core.clock().advance(Duration.between(core.clock().instant(), time));
    return this;
  }

  /** An object of pairs of names and values; a value that begins with a bracket is JSON. */
  static ObjectNode object(Object... pairs) {
    ObjectNode object = Json.object();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      object.set((String) pairs[i], value instanceof JsonNode node ? node : Json.of(value));
    }
    return object;
  }

  /** JSON with single quotes for double ones. */
  static JsonNode json(String text) {
    return Json.tree(text.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Reply write(String path, Object... pairs) {
    return core.write("exchange/" + path, object(pairs).toString());
  }

  Reply write(String path, JsonNode document) {
    return core.write("exchange/" + path, document.toString());
  }

  Reply read(String path) {
    return core.read("exchange/" + path);
  }

  /** What was served. */
  static JsonNode ok(Reply reply) {
    assertThat(reply.status())
        .as(() -> reply.errors().toString() + reply.body())
        .isBetween(200, 299);
    return reply.data();
  }

  static void refused(Reply reply, int status, String... says) {
    assertThat(reply.status()).as(() -> reply.body().toString()).isEqualTo(status);
    assertThat(reply.errors()).isNotEmpty();
    for (String text : says) {
      assertThat(String.join("\n", reply.errors())).contains(text);
    }
  }

  /** A key under a policy that allows everything. */
  @CanIgnoreReturnValue
  Scene key(String name, String venue, Object... more) {
    ok(write("policies/all", json("{}")));
    ObjectNode body = object("venue", venue, "policy", "all");
    body.setAll(object(more));
    ok(write("keys/" + name, body));
    return this;
  }

  /** What is to be sent. */
  JsonNode signed(String key, Object... pairs) {
    return ok(write("sign/" + key, pairs));
  }

  @Override
  public void close() {
    core.close();
  }
}
