package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What OpenBao 2.7.2 made opens here: keys backed up there are restored, and each ciphertext,
 * signature and HMAC that it made with them is right. The key types, settings and versions differ;
 * {@code trimmed} has lost its first version.
 */
class OpenBaoAnswersTest {
  private static Transit transit;

  @BeforeAll
  static void start() {
    transit = new Transit();
  }

  @AfterAll
  static void stop() {
    transit.close();
  }

  @TestFactory
  Stream<DynamicTest> whatOpenBaoMadeOpensHere() throws IOException {
    return keys()
        .map(key ->
            DynamicTest.dynamicTest(
                key.path("name").asText(),
                () -> {
                  restore(key, key.path("name").asText());
                  check(key, key.path("name").asText());
                }));
  }

  @TestFactory
  Stream<DynamicTest> itStillOpensAfterOurOwnBackupIsRestored() throws IOException {
    return keys()
        .map(key ->
            DynamicTest.dynamicTest(
                key.path("name").asText(),
                () -> {
                  restore(key, "first");
                  String ours = Transit.ok(transit.get("backup/first")).path("backup").asText();
                  var _ = transit.done("restore/second", "backup", ours, "force", true);
                  check(key, "second");
                }));
  }

  private static void restore(JsonNode key, String name) {
    var _ = transit.done("restore/" + name, "backup", key.path("backup").asText(), "force", true);
    JsonNode shown = Transit.ok(transit.get("keys/" + name));
    assertThat(shown.path("type").asText()).isEqualTo(key.path("type").asText());
    assertThat(shown.path("restore_info").path("version")).isEqualTo(shown.path("latest_version"));
  }

  private static void check(JsonNode key, String name) {
    for (JsonNode made : key.path("ciphertexts")) {
      ObjectNode request = made.deepCopy();
      request.remove("key_version");
      String plaintext = request.remove("plaintext").asText();
      JsonNode answer = Transit.ok(transit.post("decrypt/" + name, request));
      assertThat(answer.path("plaintext").asText()).isEqualTo(plaintext);
    }
    for (JsonNode made : key.path("signatures")) {
      JsonNode answer = Transit.ok(transit.post("verify/" + name, made.deepCopy()));
      assertThat(answer.path("valid").asBoolean()).as("%s", made).isTrue();
    }
    for (JsonNode made : key.path("hmacs")) {
      JsonNode answer =
          transit.done(
              "hmac/" + name, "input", made.path("input"), "algorithm", made.path("algorithm"));
      assertThat(answer.path("hmac")).isEqualTo(made.path("hmac"));
    }
    if (name.startsWith("c-")) {
      isConvergent(key, name);
    }
  }

  /** The same plaintext in the same context gives the same ciphertext as there. */
  private static void isConvergent(JsonNode key, String name) {
    for (JsonNode made : key.path("ciphertexts")) {
      assertThat(
              transit.encrypt(
                  name, made.path("plaintext").asText(), "context", made.path("context")))
          .isEqualTo(made.path("ciphertext").asText());
    }
  }

  private static Stream<JsonNode> keys() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            OpenBaoAnswersTest.class.getResourceAsStream("/transit/openbao-2.7.2.json"))) {
      JsonNode all = Json.tree(in.readAllBytes());
      return StreamSupport.stream(all.spliterator(), false);
    }
  }
}
