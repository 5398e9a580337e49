package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.core.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InsightTest {
  private static final String CANARY = "canary-9931";
  private final TestCore core = TestCore.started(new ProbeEngine());

  @AfterEach
  void stop() {
    core.close();
  }

  private String prometheus() {
    Answer answer =
        core.core()
            .handle(
                TestCore.request(
                    Operation.READ,
                    "sys/metrics",
                    "{\"format\":\"prometheus\"}",
                    TestCore.ROOT,
                    Optional.empty(),
                    Map.of()));
    assertThat(answer.contentType()).startsWith("text/plain; version=0.0.4");
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void metricsHaveVaultsNamesAndNothingThatAClientSent() {
    core.write("sys/mounts/" + CANARY, "{\"type\":\"probe\"}");
    core.write(CANARY + "/values/" + CANARY, "{\"value\":\"" + CANARY + "\"}");
    core.write("auth/token/create", "{\"ttl\":\"1h\",\"policies\":[\"" + CANARY + "\"]}");
    String text = prometheus();
    assertThat(text)
        .contains(
            "vault_core_unsealed 1.0",
            "vault_core_active 1.0",
            "vault_core_handle_request_count",
            "vault_core_handle_request{quantile=\"0.99\"}",
            "vault_token_count 2.0",
            "vault_expire_num_leases 1.0",
            "vault_core_mount_table_num_entries{local=\"false\",type=\"logical\"} 3.0",
            "vault_runtime_alloc_bytes",
            "holdfast_storage_commit_count")
        .doesNotContain(CANARY);
    Reply json = core.read("sys/metrics");
    assertThat(json.at("Gauges").toString()).contains("\"vault.core.unsealed\"");
    assertThat(json.at("Samples").toString()).contains("\"vault.core.handle_request\"");
    assertThat(
            core.send(Operation.READ, "sys/metrics", "{\"format\":\"x\"}", TestCore.ROOT).status())
        .isEqualTo(400);
    assertThat(core.read("sys/metrics", "").status()).isEqualTo(403);
  }

  @Test
  void aSealedServerStillTellsItsNumbersWhereTheyAreOpen() {
    core.core().seal();
    Answer answer =
        core.core()
            .openMetrics(
                TestCore.request(
                    Operation.READ,
                    "sys/metrics",
                    "{\"format\":\"prometheus\"}",
                    "",
                    Optional.empty(),
                    Map.of()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("vault_core_unsealed 0.0");
  }

  @Test
  void aRequestAtWorkIsShownByItsPathAndNotByWhatItHolds() {
    Reply reply = core.read("sys/in-flight-req");
    assertThat(reply.body()).hasSize(1);
    assertThat(reply.body().elements().next().path("request_path").asText())
        .isEqualTo("/v1/sys/in-flight-req");
    assertThat(reply.body().toString()).doesNotContain(TestCore.ROOT);
  }

  @Test
  void tokensAreCounted() {
    core.write("auth/token/create", "{}");
    assertThat(
            core.read("sys/internal/counters/tokens")
                .data("counters", "service_tokens", "total")
                .asInt())
        .isEqualTo(2);
    assertThat(core.read("sys/internal/counters/requests").status()).isEqualTo(404);
    assertThat(core.read("sys/internal/counters/activity").status()).isEqualTo(204);
    assertThat(core.read("sys/internal/counters/config").data("enabled").asText())
        .isEqualTo("default-disabled");
  }

  @Test
  void theMountsAreShownAsTheRouterKnowsThem() {
    for (String tag : List.of("root", "uuid", "accessor", "storage")) {
      assertThat(core.read("sys/internal/inspect/router/" + tag).data(tag)).as(tag).hasSize(3);
    }
    assertThat(core.read("sys/internal/inspect/router/other").status()).isEqualTo(404);
  }

  @Test
  void aRequestIsShownAsAnEngineSeesItAndNoToken() {
    Reply shown =
        core.send(
            TestCore.request(
                Operation.READ,
                "sys/internal/inspect/request",
                "{}",
                TestCore.ROOT,
                Optional.empty(),
                Map.of("user-agent", List.of("probe/1"), "x-vault-token", List.of(TestCore.ROOT))));
    assertThat(shown.data("req", "path").asText()).isEqualTo("internal/inspect/request");
    assertThat(shown.data("req", "mount_type").asText()).isEqualTo("system");
    assertThat(shown.data("req", "connection", "remote_addr").asText()).isEqualTo("127.0.0.1");
    assertThat(shown.data("req", "headers", "user-agent").get(0).asText()).isEqualTo("probe/1");
    assertThat(shown.data("entity").isNull()).isTrue();
    assertThat(shown.body().toString()).doesNotContain(TestCore.ROOT);
  }

  @Test
  void theMachineIsDescribed() {
    Reply info = core.read("sys/host-info");
    assertThat(info.data("cpu")).isNotEmpty();
    assertThat(info.data("memory", "total").asLong()).isPositive();
    assertThat(info.data("host", "hostname").isTextual()).isTrue();
  }

  @Test
  void builtInPluginsAreInTheCatalogAndOthersAreRefused() {
    Reply one = core.read("sys/plugins/catalog/secret/probe");
    assertThat(one.data("builtin").asBoolean()).isTrue();
    assertThat(one.data("deprecation_status").asText()).isEqualTo("supported");
    assertThat(core.list("sys/plugins/catalog/secret").keys()).containsExactly("probe");
    assertThat(core.read("sys/plugins/catalog").data("secret").toString()).contains("probe");
    assertThat(core.read("sys/plugins/catalog/secret/none").status()).isEqualTo(404);
    Reply refused =
        core.write(
            "sys/plugins/catalog/secret/mine",
            Json.object().put("sha256", "00".repeat(32)).put("command", "mine").toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors().getFirst()).contains("built in");
    assertThat(core.read("sys/plugins/catalog/probe").warnings().getFirst()).contains("its type");
    assertThat(core.delete("sys/plugins/catalog/probe").status()).isEqualTo(200);
    assertThat(core.write("sys/plugins/catalog/mine", "{\"sha256\":\"00\"}").errors().getFirst())
        .contains("built in");
    assertThat(core.write("sys/plugins/reload/backend", "{\"plugin\":\"probe\"}").data("reload_id"))
        .isNotNull();
    assertThat(core.write("sys/plugins/reload/backend", "{\"mounts\":\"none/\"}").status())
        .isEqualTo(400);
    assertThat(core.read("sys/plugins/pins").data("pinned_versions").isArray()).isTrue();
  }

  @Test
  void levelsOfLoggersAreCheckedBeforeTheyAreSet() {
    assertThat(core.write("sys/loggers/none", "{\"level\":\"debug\"}").status()).isEqualTo(400);
    assertThat(core.write("sys/loggers", "{\"level\":\"loud\"}").status()).isEqualTo(400);
    assertThat(core.write("sys/loggers", "{\"level\":\"debug\"}").status()).isEqualTo(204);
  }
}
