package io.holdfast.cli.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command finds a key in either version of the engine, wherever it is mounted. */
class KvPathTest {
  private static final String V2 =
      "{\"data\":{\"path\":\"%s\",\"type\":\"kv\",\"options\":{\"version\":\"2\"}}}";
  private static final String V1 = "{\"data\":{\"path\":\"%s\",\"type\":\"kv\",\"options\":null}}";

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Result run(String... words) {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address()).run(words);
  }

  private void mounted(String asked, String form, String path) {
    server.answer("GET /v1/sys/internal/ui/mounts/" + asked, 200, form.formatted(path));
  }

  @Test
  void versionTwoHasTheKindAfterTheMount() {
    mounted("team/kv/app/x", V2, "team/kv/");
    run("kv", "get", "team/kv/app/x");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/team/kv/data/app/x");
    run("kv", "list", "team/kv/app/x/");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/team/kv/metadata/app/x?list=true");
    run("kv", "get", "-version=3", "/team/kv/app/x");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/team/kv/data/app/x?version=3");
    run("kv", "delete", "-versions=1,2", "team/kv/app/x");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/team/kv/delete/app/x");
    assertThat(server.lastAsked().body()).isEqualTo("{\"versions\":[\"1\",\"2\"]}");
  }

  @Test
  void aMountFlagLeavesTheKeyAsItIs() {
    mounted("kv", V2, "kv/");
    run("kv", "put", "-mount=kv/", "-cas=0", "data/x", "a=b");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/kv/data/data/x");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"data\":{\"a\":\"b\"},\"options\":{\"cas\":0}}");
    run("kv", "list", "-mount=kv");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/kv/metadata?list=true");
  }

  @Test
  void versionOneHasThePathAsItIs() {
    mounted("old/x", V1, "old/");
    run("kv", "put", "old/x", "a=b");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/old/x");
    assertThat(server.lastAsked().body()).isEqualTo("{\"a\":\"b\"}");
    assertThat(run("kv", "destroy", "-versions=1", "old/x").exitCode()).isEqualTo(1);
    assertThat(run("kv", "metadata", "get", "old/x").err()).contains("KV Version 1");
  }

  @Test
  void aServerThatDoesNotTellIsTakenForVersionOne() {
    run("kv", "get", "ancient/x");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/ancient/x");
  }

  @Test
  void aNamespaceBeforeTheMountIsKept() {
    mounted("ns1/kv/x", V2, "kv/");
    run("kv", "get", "ns1/kv/x");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/ns1/kv/data/x");
  }

  @Test
  void theQuestionForTheMountIsNeverWrapped() {
    mounted("kv/x", V2, "kv/");
    run("kv", "get", "-wrap-ttl=1m", "kv/x");
    assertThat(server.asked().getFirst().header("X-Vault-Wrap-TTL")).isEmpty();
    assertThat(server.lastAsked().header("X-Vault-Wrap-TTL")).isEqualTo("60s");
  }

  @Test
  void aPatchFallsBackToReadingAndWritingUnderCheckAndSet() {
    mounted("kv/x", V2, "kv/");
    server.answer("PATCH /v1/kv/data/x", 403, "{\"errors\":[\"permission denied\"]}");
    server.answer(
        "GET /v1/kv/data/x",
        200,
        "{\"data\":{\"data\":{\"a\":\"1\",\"b\":\"2\"},\"metadata\":{\"version\":7}}}");
    server.answer("PUT /v1/kv/data/x", 200, "{\"data\":{\"version\":8}}");
    assertThat(run("kv", "patch", "-remove-data=b", "kv/x", "c=3").exitCode()).isZero();
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"data\":{\"a\":\"1\",\"c\":\"3\"},\"options\":{\"cas\":7}}");
    assertThat(run("kv", "patch", "-method=patch", "kv/x", "c=3").exitCode()).isEqualTo(2);
  }
}
