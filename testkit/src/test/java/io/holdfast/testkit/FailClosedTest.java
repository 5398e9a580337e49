package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No answer leaves without a durable entry of its request and one of itself. */
class FailClosedTest {
  @TempDir private Path directory;
  private final List<Integer> entriesDuringEffect = new ArrayList<>();
  private TestCore core;
  private AuditFile audit;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine(() -> entriesDuringEffect.add(audit.entries().size())));
    assertThat(core.write("sys/mounts/probe", "{\"type\":\"probe\"}").status()).isEqualTo(204);
    audit = AuditFile.on(core, directory);
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private void hasBothEntries(String path, Reply reply) {
    List<JsonNode> entries = audit.of(path);
    assertThat(entries).as(path).hasSize(2);
    assertThat(entries.get(0).path("type").asText()).isEqualTo("request");
    assertThat(entries.get(1).path("type").asText()).isEqualTo("response");
    assertThat(entries.get(1).has("error")).as(path).isEqualTo(reply.status() >= 400);
  }

  @Test
  void anEngineThatFailsInAnyWayIsAnsweredAndRecordedAndChangesNothing() {
    for (String way : ProbeEngine.ways()) {
      String how = way.substring(0, way.indexOf(':'));
      Reply reply = core.write("probe/fail/" + how, "{\"value\":\"canary-7351\"}");
      assertThat(reply.status())
          .as(how)
          .isEqualTo(Integer.parseInt(way.substring(how.length() + 1)));
      hasBothEntries("probe/fail/" + how, reply);
      boolean kept = how.equals("kept");
      assertThat(core.read("probe/values/failed").status()).as(how).isEqualTo(kept ? 200 : 404);
    }
    assertThat(audit.text()).doesNotContain("canary-7351");
  }

  @Test
  void theRequestOfAnEffectIsDurableBeforeItActs() {
    int before = audit.entries().size();
    Reply reply = core.write("probe/effect/done", "{}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(entriesDuringEffect).containsExactly(before + 1);
    hasBothEntries("probe/effect/done", reply);
  }

  @Test
  void anEffectThatFailsInAnyWayIsAnsweredAndRecordedAndNotCompleted() {
    for (String how : List.of("refusal", "exception", "error")) {
      Reply reply = core.write("probe/effect/" + how, "{}");
      assertThat(reply.status()).as(how).isEqualTo(how.equals("refusal") ? 502 : 500);
      hasBothEntries("probe/effect/" + how, reply);
    }
    assertThat(core.read("probe/values/intent").status()).isEqualTo(200);
    assertThat(core.read("probe/values/completed").status()).isEqualTo(404);
  }

  @Test
  void whatIsRefusedAtTheDoorIsRecordedToo() {
    for (String path : List.of("auth/token/lookup-self", "no/such/path", "sys/mounts")) {
      hasBothEntries(path, core.read(path, ""));
    }
    hasBothEntries("sys/policies/acl/x/", core.write("sys/policies/acl/x/", "{}"));
    Reply help = core.send(Operation.HELP, "sys/mounts", "{}", TestCore.ROOT);
    assertThat(help.status()).isEqualTo(200);
    assertThat(audit.of("sys/mounts")).hasSize(4);
  }

  @Test
  void pathsThatNeedNoTokenAreRecorded() {
    hasBothEntries("sys/internal/ui/mounts", core.read("sys/internal/ui/mounts", ""));
    hasBothEntries(
        "sys/wrapping/lookup", core.write("sys/wrapping/lookup", "{\"token\":\"x\"}", ""));
    hasBothEntries(
        "sys/wrapping/unwrap", core.write("sys/wrapping/unwrap", "{\"token\":\"x\"}", ""));
  }

  @Test
  void anAttemptIsRecordedEvenWhenTheMountsCannotBeRead() {
    damage("ns/root/core/mounts-changed", "ns/root/core/mounts/");
    Reply reply = core.read("auth/token/lookup-self");
    assertThat(reply.status()).isEqualTo(500);
    hasBothEntries("auth/token/lookup-self", reply);
  }

  @Test
  void anAttemptIsRecordedEvenWhenItsTokenCannotBeRead() {
    damage("", "ns/root/core/token/id/");
    Reply reply = core.read("auth/token/lookup-self");
    assertThat(reply.status()).isEqualTo(500);
    hasBothEntries("auth/token/lookup-self", reply);
  }

  /** Flips a bit of every value below a prefix, and touches the marker of what is derived of it. */
  private void damage(String marker, String prefix) {
    core.storage()
        .update(tx -> {
          if (!marker.isEmpty()) {
            tx.put(marker, new byte[] {1});
          }
          for (var entry : tx.scan(io.holdfast.storage.KeyRange.prefix(prefix), 1000)) {
            byte[] value = entry.value();
            value[value.length - 1] ^= 1;
            tx.put(entry.key(), value);
          }
        });
  }

  @Test
  void noNamespaceButTheRootIsThereForAnybody() {
    for (String token : List.of("", TestCore.ROOT)) {
      Answer answer =
          core.core()
              .handle(
                  new Request(
                      "11111111-2222-4333-8444-55555555555" + token.length() % 10,
                      new Namespace("", "other/"),
                      Operation.UPDATE,
                      "probe/values/shadow",
                      io.holdfast.api.Json.object().put("value", "x"),
                      token.isEmpty() ? null : token,
                      new Origin("127.0.0.1", 1, List.of()),
                      Optional.empty(),
                      Map.of()));
      assertThat(answer.status()).isEqualTo(404);
    }
    assertThat(audit.of("probe/values/shadow")).hasSize(4);
    List<String> keys =
        core.storage().read(tx -> tx.keys(io.holdfast.storage.KeyRange.ALL, 10_000));
    assertThat(keys).noneMatch(key -> key.startsWith("ns//"));
  }
}
