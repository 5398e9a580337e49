package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import io.holdfast.acceptance.program.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the log tells of each attempt, in the words that a parser of Vault's audit log expects. */
class AuditEntriesTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("audit-entries");

  @BeforeAll
  static void keepASecretAndUsers() {
    Api root = server.root();
    root.post("sys/mounts/secret", Map.of("type", "kv", "options", Map.of("version", "2")))
        .succeeds();
    root.post("sys/auth/userpass", Map.of("type", "userpass")).succeeds();
    root.post("auth/userpass/users/ann", Map.of("password", "right")).succeeds();
  }

  /** The entries of one request, once the log has both. */
  private static Exchange exchange(Predicate<JsonNode> wanted) {
    return Patience.untilSome(
        "both entries in the audit log",
        () -> {
          List<JsonNode> entries =
              new LogFiles(server.auditLog()).entries().stream().filter(wanted).toList();
          Optional<JsonNode> request = last(entries, "request");
          Optional<JsonNode> response = last(entries, "response");
          return request.isPresent() && response.isPresent()
              ? Optional.of(new Exchange(request.get(), response.get()))
              : Optional.empty();
        });
  }

  private static Optional<JsonNode> last(List<JsonNode> entries, String type) {
    return entries.stream()
        .filter(entry -> entry.get("type").asText().equals(type))
        .reduce((_, later) -> later);
  }

  private static Predicate<JsonNode> of(Reply reply) {
    String id = reply.text("request_id");
    return entry -> entry.at("/request/id").asText().equals(id);
  }

  private static Predicate<JsonNode> at(String path) {
    return entry -> entry.at("/request/path").asText().equals(path);
  }

  private record Exchange(JsonNode request, JsonNode response) {}

  @Test
  void anAllowedRequestIsToldWithWhoAskedAndWhatAllowedIt() {
    Reply reply =
        server.root().post("secret/data/a", Map.of("data", Map.of("pin", 1234, "on", true)));
    Exchange told = exchange(of(reply.succeeds()));

    JsonNode request = told.request().get("request");
    assertThat(request.get("operation").asText()).isEqualTo("create");
    assertThat(request.get("path").asText()).isEqualTo("secret/data/a");
    assertThat(request.get("mount_type").asText()).isEqualTo("kv");
    assertThat(request.get("mount_point").asText()).isEqualTo("secret/");
    assertThat(request.at("/namespace/id").asText()).isEqualTo("root");
    assertThat(request.get("remote_address").asText()).isEqualTo("127.0.0.1");
    assertThat(request.get("client_token").asText()).startsWith("hmac-sha256:");
    assertThat(request.get("client_token_accessor").asText()).startsWith("hmac-sha256:");
    assertThat(request.at("/data/data/pin").asText()).startsWith("hmac-sha256:");
    assertThat(request.at("/data/data/on").asText()).startsWith("hmac-sha256:");
    JsonNode auth = told.request().get("auth");
    assertThat(auth.at("/policies/0").asText()).isEqualTo("root");
    assertThat(auth.at("/policy_results/allowed").asBoolean()).isTrue();
    assertThat(auth.get("token_type").asText()).isEqualTo("service");
    assertThat(told.request().get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(told.response().at("/response/mount_type").asText()).isEqualTo("kv");
    assertThat(told.response().at("/response/data/version").asText()).startsWith("hmac-sha256:");
  }

  @Test
  void anAuditorFindsAValueByItsHash() {
    server.root().post("secret/data/known", Map.of("data", Map.of("word", "rosebud"))).succeeds();
    String hash =
        server.root().post("sys/audit-hash/log", Map.of("input", "rosebud")).text("data/hash");
    Exchange told = exchange(at("secret/data/known"));
    assertThat(told.request().at("/request/data/data/word").asText()).isEqualTo(hash);
  }

  @Test
  void aRefusalIsToldWithItsReason() {
    String token =
        server
            .root()
            .post("auth/token/create", Map.of("policies", List.of("default")))
            .text("auth/client_token");
    server.anyone().as(token).get("secret/data/not-theirs").refuses(403);
    Exchange told = exchange(at("secret/data/not-theirs"));
    assertThat(told.request().at("/auth/policy_results/allowed").asBoolean(true)).isFalse();
    assertThat(told.response().get("error").asText()).contains("permission denied");
  }

  @Test
  void aTokenThatNobodyGaveIsTold() {
    server.anyone().as("s.guessed").get("secret/data/guessed-at").refuses(403);
    Exchange told = exchange(at("secret/data/guessed-at"));
    assertThat(told.response().get("error").asText()).isNotEmpty();
  }

  @Test
  void aFailedLoginIsTold() {
    server.anyone().post("auth/userpass/login/ann", Map.of("password", "wrong")).refuses(400);
    Exchange told = exchange(at("auth/userpass/login/ann"));
    assertThat(told.response().get("error").asText()).isNotEmpty();
    assertThat(told.request().at("/request/data/password").asText()).startsWith("hmac-sha256:");
  }

  @Test
  void whatNobodyServesIsTold() {
    server.root().get("no-such-mount/at-all").refuses(404);
    assertThat(exchange(at("no-such-mount/at-all")).response().get("error").asText()).isNotEmpty();
  }

  @Test
  void probesOfHealthAreNotTold() {
    server.anyone().get("sys/health").succeeds();
    server.anyone().get("sys/seal-status").succeeds();
    Reply after = server.root().get("auth/token/lookup-self");
    var _ = exchange(of(after));
    assertThat(new LogFiles(server.auditLog()).entries())
        .noneMatch(at("sys/health").or(at("sys/seal-status")));
  }

  @Test
  void anEntryTooLargeForOneLeafIsToldInParts() {
    Map<String, String> large = new java.util.TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      large.put("field-" + i, "value");
    }
    Reply reply = server.root().post("secret/data/large", Map.of("data", large)).succeeds();
    Exchange told = exchange(of(reply));
    assertThat(told.request().at("/request/data/data").size()).isEqualTo(2_000);
    assertThat(told.request().toString().length()).isGreaterThan(65_535);
  }
}
