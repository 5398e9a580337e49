package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.engine.pki.acme.validation.Ports;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A core with the engine mounted at {@code pki/}, and what tests do with it again and again. */
final class Bench implements AutoCloseable {
  private final TestCore core;

  Bench() {
    this(Ports.USUAL);
  }

  /**
   * @param ports where clients of ACME are asked to prove their names
   */
  Bench(Ports ports) {
    core = TestCore.started(new PkiEngine(ports));
    mount("pki");
  }

  TestCore core() {
    return core;
  }

  Instant now() {
    return core.clock().instant();
  }

  void mount(String path) {
    Reply reply =
        core.write(
            "sys/mounts/" + path, "{\"type\":\"pki\",\"config\":{\"max_lease_ttl\":\"87600h\"}}");
    assertThat(reply.status()).isEqualTo(204);
  }

  /** Writes below {@code pki/}, whatever the answer. */
  Reply write(String path, Map<String, ?> body) {
    return core.write("pki/" + path, text(body));
  }

  /** Writes and expects success. */
  Reply done(String path, Map<String, ?> body) {
    return at("pki", path, body);
  }

  /** Writes below another mount and expects success. */
  Reply at(String mount, String path, Map<String, ?> body) {
    Reply reply = core.write(mount + "/" + path, text(body));
    assertThat(reply.errors()).isEmpty();
    assertThat(reply.status()).isIn(200, 202, 204);
    return reply;
  }

  /** Writes and expects a refusal of the client's mistake; its text. */
  String refused(String path, Map<String, ?> body) {
    Reply reply = write(path, body);
    assertThat(reply.status()).isEqualTo(400);
    return String.join("; ", reply.errors());
  }

  Reply read(String path) {
    return core.read("pki/" + path);
  }

  /** A root with a P-256 key that is good for ten years. */
  Reply root() {
    return done(
        "root/generate/internal",
        Map.of("common_name", "Test Root", "key_type", "ec", "ttl", "87600h"));
  }

  /** A role for {@code *.example.com} with P-256 keys. */
  void role(String name) {
    role(name, Map.of("allowed_domains", "example.com", "allow_subdomains", true));
  }

  void role(String name, Map<String, ?> body) {
    var all = new HashMap<String, Object>(Map.of("key_type", "ec", "ttl", "24h"));
    all.putAll(body);
    done("roles/" + name, all);
  }

  /** Issues a certificate for {@code a.example.com}. */
  Reply issue(String role) {
    return done("issue/" + role, Map.of("common_name", "a.example.com"));
  }

  /** A file that needs no token. */
  Answer fetch(String path) {
    return core.core()
        .handle(
            new Request(
                UUID.randomUUID().toString(),
                Namespace.ROOT,
                Operation.READ,
                "pki/" + path,
                Json.object(),
                null,
                new Origin("127.0.0.1", 50000, List.of()),
                Optional.empty(),
                Map.of()));
  }

  static String text(Map<String, ?> body) {
    return new String(Json.write(body), UTF_8);
  }

  @Override
  public void close() {
    core.close();
  }
}
