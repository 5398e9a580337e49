package io.holdfast.acceptance.firstuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DevServer;
import io.holdfast.acceptance.program.DurableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How servers start, stop and come back. */
class ServerLifeTest {
  @Test
  void aDevServerTellsAllThatItsUserNeeds() throws IOException {
    try (DevServer server = DevServer.start("dev-life")) {
      assertThat(server.said("Root Token: (\\S+)")).isEqualTo(DevServer.ROOT_TOKEN);
      assertThat(Base64.getDecoder().decode(server.said("Unseal Key: (\\S+)"))).isNotEmpty();
      Path log = Path.of(server.said("audit verify (\\S+)"));
      assertThat(log).isDirectory();
      Path token = server.directory().resolve(".vault-token");
      assertThat(Files.readString(token)).isEqualTo(DevServer.ROOT_TOKEN);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
          .isEqualTo("rw-------");
      // As the banner says: no more than the address is needed.
      Command.of(Peers.bao(), "kv", "put", "secret/first", "v=1")
          .with(Map.of("VAULT_ADDR", server.address(), "HOME", server.directory().toString()))
          .run()
          .succeeds();
      assertThat(server.root().get("sys/health").at("sealed").asBoolean(true)).isFalse();
    }
  }

  @Test
  void aDevServerServesTlsWithACertificateOfItsOwn() {
    try (DevServer server = DevServer.start("dev-tls", "-dev-tls", "-dev-no-store-token")) {
      assertThat(server.address()).startsWith("https://127.0.0.1:");
      Command.of(Peers.bao(), "kv", "put", "secret/first", "v=1")
          .with(
              Map.of(
                  "VAULT_ADDR", server.address(),
                  "VAULT_TOKEN", DevServer.ROOT_TOKEN,
                  "VAULT_CACERT", server.said("VAULT_CACERT='([^']+)'"),
                  "HOME", server.directory().toString()))
          .run()
          .succeeds();
    }
  }

  @Test
  void theLauncherBecomesTheServerAndStopsByASignal() {
    try (DurableServer server = DurableServer.named("signals").ready()) {
      assertThat(ProcessHandle.of(server.pid()).orElseThrow().info().command().orElseThrow())
          .endsWith("/java");
      server.root().post("cubbyhole/a", Map.of("v", "kept")).succeeds();
      assertThat(server.stop()).isZero();
      server.start();
      assertThat(server.anyone().get("sys/health").status()).isEqualTo(503);
      server.unseal();
      assertThat(server.anyone().get("sys/health").status()).isEqualTo(200);
      assertThat(server.root().get("cubbyhole/a").text("data/v")).isEqualTo("kept");
    }
  }

  @Test
  void aServerWithAStaticSealUnsealsItself() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    try (DurableServer server =
        DurableServer.named("static-seal")
            .configured(
                """
                seal "static" {
                  current_key_id = "one"
                  current_key    = "%s"
                }
                """
                    .formatted(key))) {
      server.fresh();
      String token = server.anyone().post("sys/init", Map.of()).succeeds().text("root_token");
      Api root = server.anyone().as(token);
      root.post("cubbyhole/a", Map.of("v", "kept")).succeeds();
      server.kill();
      server.start();
      assertThat(server.anyone().as(token).get("cubbyhole/a").succeeds().text("data/v"))
          .isEqualTo("kept");
      assertThat(server.anyone().get("sys/seal-status").text("type")).isEqualTo("static");
    }
  }
}
