package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.Committee.Kept;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log tells who asked, who approved, and by which approval something was done. */
class ControlGroupAuditTest {
  private static final String CANARY = "canary-77103";

  @TempDir private Path directory;
  private TestCore core;
  private Committee people;
  private AuditFile audit;
  private String alice;
  private String bob;

  @BeforeEach
  void start() {
    core = Committee.started();
    people = new Committee(core);
    people.policy(
        "guarded",
        Committee.guarded(
            "probe/*", "\"read\", \"create\", \"update\"", Committee.factor("m", "managers", 1)));
    alice = people.token("alice", "guarded");
    bob = people.approver("bob");
    people.group("managers", bob);
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

  private static String text(JsonNode entry, String... path) {
    JsonNode at = entry;
    for (String name : path) {
      at = at.path(name);
    }
    return at.asText();
  }

  @Test
  void whatWasApprovedIsRecordedWithItsApprovalAndItsApprovers() {
    Kept kept = Kept.of(core.write("probe/effect/done", "{\"value\":\"" + CANARY + "\"}", alice));
    people.approve(kept, bob);
    assertThat(people.open(kept).status()).isEqualTo(200);

    String accessor = hash(kept.accessor());
    List<JsonNode> asked = audit.of("probe/effect/done");
    assertThat(asked).hasSize(4);
    assertThat(text(asked.get(1), "response", "wrap_info", "accessor")).isEqualTo(accessor);
    assertThat(asked.get(0).path("request").has("control_group")).isFalse();
    for (JsonNode performed : asked.subList(2, 4)) {
      assertThat(text(performed, "request", "control_group", "accessor")).isEqualTo(accessor);
      assertThat(performed.path("request").path("control_group").path("approvers"))
          .containsExactly(Json.array().add(people.entity(bob)).get(0));
      assertThat(text(performed, "auth", "entity_id")).isEqualTo(people.entity(alice));
      assertThat(text(performed, "request", "remote_address")).isEqualTo("127.0.0.1");
      assertThat(performed.path("request").has("client_token")).isFalse();
    }
    List<JsonNode> authorized = audit.of("sys/control-group/authorize");
    assertThat(authorized).hasSize(2);
    assertThat(text(authorized.get(0), "auth", "entity_id")).isEqualTo(people.entity(bob));
    assertThat(text(authorized.get(0), "request", "data", "accessor")).isEqualTo(accessor);
    assertThat(audit.of("sys/wrapping/unwrap")).hasSize(2);
    assertThat(audit.text())
        .doesNotContain(CANARY)
        .doesNotContain(kept.token())
        .doesNotContain(kept.accessor());
  }

  @Test
  void anAttemptTooEarlyAndOneThatIsRefusedAreRecorded() {
    Kept kept = people.ask(alice);
    people.open(kept);
    assertThat(text(audit.of("sys/wrapping/unwrap").getFirst(), "error"))
        .isEqualTo("request needs further approval");
    people.approve(kept, bob);
    core.write("auth/token/revoke", "{\"token\":\"" + alice + "\"}");
    people.open(kept);
    JsonNode refused = audit.of("probe/values/a").getLast();
    assertThat(text(refused, "error")).isEqualTo("the token that asked for this is gone");
    assertThat(text(refused, "request", "control_group", "accessor"))
        .isEqualTo(hash(kept.accessor()));
  }

  @Test
  void nothingOfWhatWaitsIsReadableBelowTheBarrier() {
    Kept kept = Kept.of(core.write("probe/values/b", "{\"value\":\"" + CANARY + "\"}", alice));
    assertThat(people.status(kept).body().toString()).doesNotContain(CANARY);
    assertThat(core.read("sys/internal/specs/openapi").body().toString())
        .contains("control-group/authorize")
        .contains("config/control-group");
    assertThat(
            core.send(io.holdfast.api.Operation.HELP, "sys/control-group/request", "{}", alice)
                .status())
        .isEqualTo(200);
  }
}
