package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads the audit trail learns who did what where, and no value. */
class AuditEntriesTest {
  private static final String CANARY = "canary-58114";

  @TempDir private Path directory;
  private TestCore core;
  private AuditFile audit;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine());
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    audit = AuditFile.on(core, directory);
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private String hash(String value) {
    return core.write("sys/audit-hash/file", Json.object().put("input", value).toString())
        .data("hash")
        .asText();
  }

  @Test
  void noValueThatAClientSentOrGotStandsInAnyEntry() {
    String json =
        "{\"value\":\""
            + CANARY
            + "\",\"other\":[58114058114,58114.25,{\"a\":\""
            + CANARY
            + "\"}]}";
    core.write("probe/values/a", json);
    core.read("probe/values/a");
    core.send(
        Operation.READ, "probe/values/a", "{}", TestCore.ROOT, Optional.of(Duration.ofMinutes(1)));
    core.write("probe/fail/refusal", json);
    core.write("sys/wrapping/wrap", json);
    core.write("sys/policies/acl/p", "{\"policy\":\"" + CANARY + " {\"}");
    core.write("sys/tools/hash", "{\"input\":\"" + CANARY + "\"}");
    String token =
        core.write(
                "auth/token/create",
                "{\"display_name\":\""
                    + CANARY
                    + "\",\"meta\":{\"desk\":\""
                    + CANARY
                    + "\"},"
                    + "\"policies\":[\"default\"],\"ttl\":\""
                    + CANARY.substring(7)
                    + "s\"}")
            .text("auth", "client_token");
    core.read("auth/token/lookup-self", token);
    core.read("probe/values/a", token);
    core.write("auth/token/lookup", "{\"token\":\"" + CANARY + "\"}");
    String text = audit.text();
    assertThat(text).doesNotContain(CANARY, token, TestCore.ROOT, "58114058114", "58114.25");
    JsonNode seen = audit.of("auth/token/lookup-self").getFirst();
    assertThat(seen.at("/auth/display_name").asText()).isEqualTo(hash("token-" + CANARY));
    assertThat(seen.at("/auth/metadata/desk").asText()).isEqualTo(hash(CANARY));
    assertThat(seen.at("/request/client_token").asText()).isEqualTo(hash(token));
  }

  @Test
  void warningsDoNotQuoteValues() {
    core.write("auth/token/create", "{\"policies\":\"default," + CANARY + "\"}");
    List<JsonNode> entries = audit.of("auth/token/create");
    JsonNode warning = entries.getLast().at("/response/warnings/0");
    assertThat(warning.asText()).isEqualTo("Policy \"" + hash(CANARY) + "\" does not exist");
  }

  @Test
  void aRenewalByAccessorDoesNotSpoilTheEntriesOfItsToken() {
    Reply made = core.write("auth/token/create", "{\"policies\":[\"default\"],\"ttl\":\"1h\"}");
    String token = made.text("auth", "client_token");
    core.write(
        "auth/token/renew-accessor", "{\"accessor\":\"" + made.text("auth", "accessor") + "\"}");
    core.read("auth/token/lookup-self", token);
    assertThat(audit.of("auth/token/lookup-self").getFirst().at("/auth/client_token").asText())
        .isEqualTo(hash(token));
  }

  @Test
  void aBodyOfVeryManyValuesIsRecordedByAHashAndServed() {
    ObjectNode body = Json.object();
    ArrayNode many = body.putArray("other");
    for (int i = 0; i < 200_000; i++) {
      many.add(i);
    }
    body.put("value", CANARY);
    Reply reply = core.write("probe/values/a", body.toString());
    assertThat(reply.status()).isEqualTo(200);
    JsonNode data = audit.of("probe/values/a").getFirst().at("/request/data");
    assertThat(data.path("value").asText()).isEqualTo(hash(CANARY));
    assertThat(data.path("other").asText()).startsWith("hmac-sha256:");
  }

  @Test
  void aBodyOfVeryManyFieldsIsRecordedByAHashAndAnsweredAsAnyOther() {
    ObjectNode body = Json.object();
    for (int i = 0; i < 150_000; i++) {
      body.put("field" + i, i);
    }
    Reply reply = core.write("probe/values/a", body.toString());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.warnings().getFirst().length()).isLessThan(2000);
    JsonNode data = audit.of("probe/values/a").getFirst().at("/request/data");
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.path("*").asText()).startsWith("hmac-sha256:");
    assertThat(core.write("probe/fail/refusal", body.toString()).status()).isEqualTo(400);
    assertThat(audit.of("probe/fail/refusal")).hasSize(2);
  }

  @Test
  void theEntriesOfOneRequestShareItsIdAndTellCreateFromUpdate() {
    core.write("probe/values/fresh", "{\"value\":\"1\"}");
    List<JsonNode> entries = audit.of("probe/values/fresh");
    assertThat(entries.get(0).at("/request/id")).isEqualTo(entries.get(1).at("/request/id"));
    assertThat(entries.get(0).at("/request/operation").asText()).isEqualTo("create");
  }
}
