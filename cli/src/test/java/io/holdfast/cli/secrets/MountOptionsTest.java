package io.holdfast.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.StubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every flag that Vault's command line has for a mount reaches the server. */
class MountOptionsTest {
  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... words) {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address()).run(words).exitCode();
  }

  @Test
  void whatOnlyVaultsCommandLineKnowsIsPassedOnToo() {
    server.answer("POST /v1/sys/mounts/k", 204, "");
    assertThat(
            run(
                "secrets",
                "enable",
                "-path=k",
                "-identity-token-key=main",
                "-allowed-managed-keys=a",
                "-allowed-managed-keys=b",
                "-delegated-auth-accessors=acc",
                "-trim-request-trailing-slashes=true",
                "kv"))
        .isZero();
    assertThat(server.lastAsked().body())
        .contains("\"identity_token_key\":\"main\"")
        .contains("\"allowed_managed_keys\":[\"a\",\"b\"]")
        .contains("\"delegated_auth_accessors\":[\"acc\"]")
        .contains("\"trim_request_trailing_slashes\":true");
  }

  @Test
  void anAuthMethodIsEnabledWithTheSameFlags() {
    server.answer("POST /v1/sys/auth/up", 204, "");
    assertThat(
            run(
                "auth",
                "enable",
                "-path=up",
                "-token-type=service",
                "-max-lease-ttl=1h",
                "userpass"))
        .isZero();
    assertThat(server.lastAsked().body())
        .contains("\"token_type\":\"service\"")
        .contains("\"max_lease_ttl\":\"3600s\"");
  }
}
