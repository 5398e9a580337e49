package io.holdfast.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts decide by the exit code; a key share never has to be an argument. */
class StatusTest {
  private static final String SEALED =
      "{\"type\":\"shamir\",\"initialized\":true,\"sealed\":true,\"t\":2,\"n\":3,\"progress\":1,\"nonce\":\"\",\"version\":\"1.19.0\"}";

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address());
  }

  @Test
  void theExitCodeTellsSealedUnsealedAndUnreachable() {
    server.answer("GET /v1/sys/seal-status", 200, SEALED);
    server.answer("GET /v1/sys/leader", 503, "{\"errors\":[\"Vault is sealed\"]}");
    Result sealed = shell().run("status");
    assertThat(sealed.exitCode()).isEqualTo(2);
    assertThat(sealed.out()).contains("Unseal Progress    1/2").contains("Unseal Nonce       n/a");
    server.answer(
        "GET /v1/sys/seal-status", 200, SEALED.replace("\"sealed\":true", "\"sealed\":false"));
    assertThat(shell().run("status").exitCode()).isZero();
    server.answer("GET /v1/sys/seal-status", 500, "{\"errors\":[\"broken\"]}");
    assertThat(shell().run("status").exitCode()).isEqualTo(1);
  }

  @Test
  void aClustersPlaceIsShown() {
    server.answer(
        "GET /v1/sys/seal-status", 200, SEALED.replace("\"sealed\":true", "\"sealed\":false"));
    server.answer(
        "GET /v1/sys/leader",
        200,
        "{\"ha_enabled\":true,\"is_self\":false,\"leader_address\":\"https://a:8200\",\"leader_cluster_address\":\"https://a:8201\"}");
    assertThat(shell().run("status").out())
        .contains("HA Mode                standby")
        .contains("Active Node Address    https://a:8200");
  }

  @Test
  void aShareIsAskedForUnseenOrReadFromStdin() {
    server.answer("PUT /v1/sys/unseal", 200, SEALED);
    shell().hidden("c2hhcmU=").run("operator", "unseal");
    assertThat(server.lastAsked().body()).contains("\"key\":\"c2hhcmU=\"");
    shell().stdin("c2hhcmU=\n").run("operator", "unseal", "-");
    assertThat(server.lastAsked().body()).contains("\"key\":\"c2hhcmU=\"");
    shell().run("operator", "unseal", "-reset");
    assertThat(server.lastAsked().body()).isEqualTo("{\"reset\":true}");
    assertThat(shell().run("operator", "unseal").exitCode()).isEqualTo(1);
  }

  @Test
  void aRepeatedShareIsWarnedOf() {
    server.answer(
        "PUT /v1/sys/unseal", 200, SEALED.replace("}", ",\"warnings\":[\"given before\"]}"));
    assertThat(shell().run("operator", "unseal", "x").err()).contains("WARNING! given before");
  }

  @Test
  void initialisingPrintsEveryShareAndTheToken() {
    server.answer("GET /v1/sys/seal-status", 200, SEALED);
    server.answer(
        "PUT /v1/sys/init",
        200,
        "{\"keys\":[\"01\",\"02\"],\"keys_base64\":[\"AQ==\",\"Ag==\"],\"root_token\":\"s.root\"}");
    Result table = shell().run("operator", "init", "-n=2", "-t", "2");
    assertThat(server.lastAsked().body()).isEqualTo("{\"secret_shares\":2,\"secret_threshold\":2}");
    assertThat(table.out())
        .contains("Unseal Key 1: AQ==\nUnseal Key 2: Ag==\n\nInitial Root Token: s.root\n");
    assertThat(shell().run("operator", "init", "-format=json").out())
        .contains("\"unseal_keys_b64\"")
        .contains("\"root_token\": \"s.root\"")
        .contains("\"unseal_threshold\": 3");
    server.answer("GET /v1/sys/init", 200, "{\"initialized\":false}");
    assertThat(shell().run("operator", "init", "-status").exitCode()).isEqualTo(2);
  }

  @Test
  void aServerThatUnsealsItselfIsInitialisedWithRecoveryShares() {
    server.answer("GET /v1/sys/seal-status", 200, SEALED.replace("}", ",\"recovery_seal\":true}"));
    server.answer(
        "PUT /v1/sys/init", 200, "{\"recovery_keys_base64\":[\"AQ==\"],\"root_token\":\"r\"}");
    assertThat(shell().run("operator", "init", "-recovery-shares=1").out())
        .contains("Recovery Key 1: AQ==");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"recovery_shares\":1,\"recovery_threshold\":1}");
  }
}
