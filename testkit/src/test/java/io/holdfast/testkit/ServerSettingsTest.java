package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Operation;
import io.holdfast.core.sys.config.CorsRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  @TempDir private Path directory;
  private final TestCore core = TestCore.started();

  @AfterEach
  void stop() {
    core.close();
  }

  @Test
  void corsIsOffUntilOriginsAreNamedAndStaysKnownWhileSealed() {
    assertThat(core.core().cors()).isEqualTo(CorsRules.OFF);
    String body = "{\"allowed_origins\":\"https://a.example\",\"allowed_headers\":[\"X-Mine\"]}";
    assertThat(core.write("sys/config/cors", body).status()).isEqualTo(204);
    Reply read = core.read("sys/config/cors");
    assertThat(read.data("enabled").asBoolean()).isTrue();
    assertThat(read.data("allowed_headers").toString()).contains("X-Vault-Token", "X-Mine");
    assertThat(core.core().cors().allows("https://a.example")).isTrue();
    assertThat(core.core().cors().allows("https://b.example")).isFalse();
    core.core().seal();
    assertThat(core.core().cors().allows("https://a.example")).isTrue();
  }

  @Test
  void corsRefusesWhatWouldLetAnybodyAct() {
    for (String wrong :
        List.of(
            "{}",
            "{\"allowed_origins\":[\"*\",\"https://a.example\"]}",
            "{\"allowed_origins\":\"*\",\"allow_credentials\":true}")) {
      assertThat(core.write("sys/config/cors", wrong).status()).as(wrong).isEqualTo(400);
    }
    core.write("sys/config/cors", "{\"allowed_origins\":\"*\"}");
    assertThat(core.core().cors().allows("https://any.example")).isTrue();
    core.delete("sys/config/cors");
    assertThat(core.core().cors().enabled()).isFalse();
  }

  @Test
  void headersStandInTheEntriesAsConfigured() {
    AuditFile audit = AuditFile.on(core, directory);
    String base = "sys/config/auditing/request-headers/";
    core.write(base + "X-Trace", "{\"hmac\":false}");
    core.write(base + "X-Secret", "{\"hmac\":true}");
    assertThat(core.read(base + "x-trace").at("x-trace", "hmac").asBoolean(true)).isFalse();
    core.send(
        TestCore.request(
            Operation.READ,
            "sys/policy",
            "{}",
            TestCore.ROOT,
            Optional.empty(),
            Map.of(
                "x-trace", List.of("t-1"),
                "x-secret", List.of("canary-71"),
                "x-other", List.of("canary-72"))));
    for (JsonNode entry : audit.of("sys/policy")) {
      JsonNode headers = entry.path("request").path("headers");
      assertThat(headers.path("x-trace").path(0).asText()).isEqualTo("t-1");
      assertThat(headers.path("x-secret").path(0).asText()).startsWith("hmac-sha256:");
      assertThat(headers.has("x-other")).isFalse();
    }
    assertThat(audit.of("sys/policy")).hasSize(2);
    assertThat(audit.text()).doesNotContain("canary-71", "canary-72");
    core.delete(base + "X-Trace");
    assertThat(core.read(base + "X-Trace").status()).isEqualTo(400);
    assertThat(core.write(base + "Authorization", "{}").status()).isEqualTo(400);
  }

  @Test
  void uiHeadersAreKept() {
    String path = "sys/config/ui/headers/X-Mine";
    assertThat(core.write(path, "{\"values\":[\"one\",\"two\"]}").status()).isEqualTo(200);
    assertThat(core.read(path).data("value").asText()).isEqualTo("one");
    assertThat(core.list("sys/config/ui/headers").keys()).containsExactly("X-Mine");
    assertThat(core.write("sys/config/ui/headers/X-Vault-A", "{\"values\":\"a\"}").status())
        .isEqualTo(400);
    assertThat(core.write(path, "{\"values\":\"a\\r\\nX-Evil: 1\"}").status()).isEqualTo(400);
    core.delete(path);
    assertThat(core.read(path).status()).isEqualTo(404);
  }

  @Test
  void groupPoliciesApplyWithinTheHierarchyUnlessSetOtherwise() {
    String path = "sys/config/group-policy-application";
    String field = "group_policy_application_mode";
    assertThat(core.read(path).data(field).asText()).isEqualTo("within_namespace_hierarchy");
    assertThat(core.write(path, "{\"" + field + "\":\"any\"}").status()).isEqualTo(204);
    assertThat(core.read(path).data(field).asText()).isEqualTo("any");
    assertThat(core.write(path, "{\"" + field + "\":\"all\"}").status()).isEqualTo(400);
  }

  @Test
  void thePathsThatWouldNameEverybodysSecretsNeedSudo() {
    core.write(
        "sys/policies/acl/all",
        "{\"policy\":\"path \\\"sys/*\\\" { capabilities = [\\\"read\\\", \\\"update\\\"] }\"}");
    String token =
        core.write("auth/token/create", "{\"policies\":[\"all\"]}").text("auth", "client_token");
    for (String path :
        List.of(
            "sys/config/cors",
            "sys/config/auditing/request-headers",
            "sys/config/ui/headers/X-A",
            "sys/plugins/catalog/secret/kv",
            "sys/internal/inspect/router/uuid")) {
      assertThat(core.read(path, token).status()).as(path).isEqualTo(403);
    }
    assertThat(core.read("sys/metrics", token).status()).isEqualTo(200);
  }
}
