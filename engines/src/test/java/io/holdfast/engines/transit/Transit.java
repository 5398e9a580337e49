package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A core with a transit mount, and the few words that its tests are written in. */
final class Transit implements AutoCloseable {
  static final String HELLO = base64("hello");

  private final TransitEngine engine = new TransitEngine();
  private final TestCore core = TestCore.started(engine);

  Transit() {
    assertThat(core.write("sys/mounts/t", "{\"type\":\"transit\"}").status()).isEqualTo(204);
  }

  TestCore core() {
    return core;
  }

  TransitEngine engine() {
    return engine;
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A JSON object of texts, numbers, booleans and nodes. */
  static ObjectNode object(Object... namesAndValues) {
    ObjectNode object = Json.object();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.set((String) namesAndValues[i], Json.of(namesAndValues[i + 1]));
    }
    return object;
  }

  Reply post(String path, Object... namesAndValues) {
    return core.write("t/" + path, object(namesAndValues).toString());
  }

  Reply post(String path, ObjectNode body) {
    return core.write("t/" + path, body.toString());
  }

  Reply get(String path) {
    return core.read("t/" + path);
  }

  Reply get(String path, Object... query) {
    return core.send(Operation.READ, "t/" + path, object(query).toString(), TestCore.ROOT);
  }

  Reply delete(String path) {
    return core.delete("t/" + path);
  }

  /** Posts what has to succeed, and gives the answer's data. */
  JsonNode done(String path, Object... namesAndValues) {
    return ok(post(path, namesAndValues));
  }

  static JsonNode ok(Reply reply) {
    assertThat(reply.status()).as("%s", reply.body()).isIn(200, 204);
    return reply.data();
  }

  /** Makes a key. */
  void key(String name, String type, Object... settings) {
    ObjectNode body = object(settings);
    body.put("type", type);
    var _ = ok(post("keys/" + name, body));
  }

  /** Encrypts, and gives the ciphertext. */
  String encrypt(String key, String plaintext, Object... more) {
    ObjectNode body = object(more);
    body.put("plaintext", plaintext);
    return ok(post("encrypt/" + key, body)).path("ciphertext").asText();
  }

  /** Decrypts, and gives the plaintext in base64. */
  String decrypt(String key, String ciphertext, Object... more) {
    ObjectNode body = object(more);
    body.put("ciphertext", ciphertext);
    return ok(post("decrypt/" + key, body)).path("plaintext").asText();
  }

  /** Signs, and gives the signature. */
  String sign(String key, String input, Object... more) {
    ObjectNode body = object(more);
    body.put("input", input);
    return ok(post("sign/" + key, body)).path("signature").asText();
  }

  /** Whether a signature is valid. */
  boolean verify(String key, String input, String signature, Object... more) {
    ObjectNode body = object(more);
    body.put("input", input).put("signature", signature);
    return ok(post("verify/" + key, body)).path("valid").asBoolean();
  }

  @Override
  public void close() {
    core.close();
  }
}
