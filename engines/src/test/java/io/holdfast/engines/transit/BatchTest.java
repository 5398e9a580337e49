package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches: answers in order, references kept, a bad item that does not stop the others. */
class BatchTest {
  private Transit transit;

  @BeforeEach
  void start() {
    transit = new Transit();
    transit.key("k", "aes256-gcm96");
    transit.key("ed", "ed25519");
  }

  @AfterEach
  void stop() {
    transit.close();
  }

  private Reply batch(String path, ObjectNode... items) {
    ArrayNode array = Json.array();
    for (ObjectNode item : items) {
      array.add(item);
    }
    return transit.post(path, "batch_input", array);
  }

  @Test
  void answersComeInOrderWithTheirReferences() {
    JsonNode results =
        batch(
                "encrypt/k",
                Transit.object("plaintext", Transit.base64("one"), "reference", "r1"),
                Transit.object("plaintext", Transit.base64("two")))
            .data("batch_results");
    assertThat(results.at("/0/reference").asText()).isEqualTo("r1");
    assertThat(results.at("/1/reference").asText()).isEmpty();
    JsonNode opened =
        batch(
                "decrypt/k",
                Transit.object("ciphertext", results.at("/1/ciphertext")),
                Transit.object("ciphertext", results.at("/0/ciphertext")))
            .data("batch_results");
    assertThat(opened.at("/0/plaintext").asText()).isEqualTo(Transit.base64("two"));
    assertThat(opened.at("/1/plaintext").asText()).isEqualTo(Transit.base64("one"));
  }

  @Test
  void aBadItemOfAnEncryptionMakesTheStatusThatTheRequestAsksFor() {
    ArrayNode items = Json.array();
    items.add(Transit.object("plaintext", "%"));
    items.add(Transit.object("plaintext", Transit.HELLO));
    Reply plain = transit.post("encrypt/k", "batch_input", items);
    assertThat(plain.status()).isEqualTo(400);
    assertThat(plain.data("batch_results").at("/0/error").asText()).contains("base64");
    assertThat(plain.data("batch_results").at("/1/ciphertext").asText()).startsWith("vault:v1:");
    Reply partial =
        transit.post("encrypt/k", "batch_input", items, "partial_failure_response_code", 207);
    assertThat(partial.status()).isEqualTo(207);
    Reply odd =
        transit.post("encrypt/k", "batch_input", items, "partial_failure_response_code", 204);
    assertThat(odd.status()).isEqualTo(400);
    assertThat(odd.warnings()).isNotEmpty();
    items.remove(1);
    assertThat(
            transit
                .post("encrypt/k", "batch_input", items, "partial_failure_response_code", 207)
                .status())
        .isEqualTo(400);
  }

  @Test
  void aBadItemOfASignatureLeavesTheStatusAsItIs() {
    Reply reply =
        batch(
            "sign/ed",
            Transit.object("input", Transit.HELLO),
            Transit.object("input", "%"),
            Transit.object("reference", "no input"));
    assertThat(reply.status()).isEqualTo(200);
    JsonNode results = reply.data("batch_results");
    assertThat(results.at("/0/signature").asText()).startsWith("vault:v1:");
    assertThat(results.at("/1/error").asText()).isNotEmpty();
    assertThat(results.at("/2/error").asText()).isNotEmpty();
    assertThat(results.at("/2/reference").asText()).isEqualTo("no input");
    assertThat(results.at("/2/key_version").asInt(-1)).isZero();
  }

  @Test
  void signaturesAndHmacsAreNotMixedInOneBatch() {
    assertThat(
            batch(
                    "verify/ed",
                    Transit.object("input", Transit.HELLO, "signature", "vault:v1:AAAA"),
                    Transit.object("input", Transit.HELLO, "hmac", "vault:v1:AAAA"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void everyItemHasAContextOrNone() {
    assertThat(
            batch(
                    "encrypt/made",
                    Transit.object("plaintext", Transit.HELLO, "context", Transit.base64("c")),
                    Transit.object("plaintext", Transit.HELLO))
                .status())
        .isEqualTo(400);
    assertThat(transit.get("keys/made").status()).isEqualTo(404);
  }

  @Test
  void itemsMayAskForDifferentVersions() {
    var _ = transit.done("keys/k/rotate");
    JsonNode results =
        batch(
                "encrypt/k",
                Transit.object("plaintext", Transit.HELLO, "key_version", 1),
                Transit.object("plaintext", Transit.HELLO))
            .data("batch_results");
    assertThat(results.at("/0/ciphertext").asText()).startsWith("vault:v1:");
    assertThat(results.at("/1/ciphertext").asText()).startsWith("vault:v2:");
    JsonNode rewrapped =
        batch(
                "rewrap/k",
                Transit.object("ciphertext", results.at("/0/ciphertext"), "reference", "q"))
            .data("batch_results");
    assertThat(rewrapped.at("/0/key_version").asInt()).isEqualTo(2);
    assertThat(rewrapped.at("/0/reference").asText()).isEqualTo("q");
  }
}
