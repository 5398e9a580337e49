package io.holdfast.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts written for Vault's and OpenBao's command line go on working, output and exit codes. */
class SameAsOpenBaoTest {
  @TempDir static Path home;

  private static @Nullable OpenBao started;

  @BeforeAll
  static void startAndFill() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    Optional<OpenBao> bao = OpenBao.start(home, port);
    if (bao.isEmpty()) {
      System.err.println("\n!!! SKIPPED: bao is not installed: run acceptance/peers\n");
    }
    assumeTrue(bao.isPresent(), "bao is installed");
    started = bao.get();
    ours("kv", "put", "secret/app", "user=bob", "pass=x");
    ours("kv", "put", "secret/app", "user=bob", "pass=y");
    ours("kv", "metadata", "put", "-custom-metadata=a=b", "secret/app");
    ours("kv", "put", "secret/folder/deep", "n=1");
    ours("kv", "put", "secret/gone", "n=1");
    ours("kv", "delete", "secret/gone");
    ours("secrets", "enable", "-path=old", "-description=version one", "kv");
    ours("kv", "put", "old/x", "a=1");
    ours("secrets", "enable", "transit");
    ours("write", "-f", "transit/keys/k");
    ours("auth", "enable", "userpass");
    ours("write", "auth/userpass/users/ann", "password=pw", "policies=default");
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  private static OpenBao bao() {
    return Optional.ofNullable(started).orElseThrow();
  }

  private static Result ours(String... words) {
    return new CommandLineRun(home)
        .with("VAULT_ADDR", bao().address())
        .with("VAULT_TOKEN", "root")
        .run(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status -field=type",
        "kv get secret/app",
        "kv get -version=1 secret/app",
        "kv get -mount=secret app",
        "kv get -field=user secret/app",
        "kv get -field=none secret/app",
        "kv get -format=json secret/app",
        "kv get -format=json -field=user secret/app",
        "kv get secret/gone",
        "kv get secret/none",
        "kv get old/x",
        "kv get -format=json old/x",
        "kv list secret",
        "kv list -format=json secret/folder/",
        "kv list secret/none",
        "kv list -format=json secret/none",
        "kv metadata get secret/app",
        "kv metadata get old/x",
        "kv put secret/app",
        "kv patch old/x a=2",
        "kv destroy secret/app",
        "read secret/data/app",
        "read -field=data secret/data/app",
        "read old/x",
        "read transit/keys/k",
        "read none/x",
        "read sys/seal-status",
        "read -format=json sys/seal-status",
        "read",
        "list transit/keys",
        "list -format=yaml transit/keys",
        "write none/x a=b",
        "write secret/x",
        "delete none/x",
        "secrets list",
        "secrets enable transit",
        "secrets disable none",
        "auth list",
        "auth list -detailed",
        "policy list",
        "policy read default",
        "policy read none",
        "token lookup",
        "token lookup bad",
        "token capabilities secret/app",
        "token renew",
        "token revoke",
        "login -no-store bad",
        "login -no-store -token-only -method=userpass username=ann password=bad",
        "lease lookup bad",
        "lease revoke -prefix none",
        "unwrap bad",
        "operator key-status",
        "operator init -status",
        "namespace list",
        "audit list -format=json",
        "print token",
        "version-history -format=json",
        "plugin list auth",
        "plugin list -detailed",
        "plugin list -format=json database",
        "plugin info secret kv",
        "plugin info -format=json secret kv",
        "plugin info -field=builtin secret kv",
        "plugin info secret none",
        "plugin reload -plugin=kv",
        "path-help transit",
        "read -nope x",
        "kv nope"
      })
  void theOutputForScriptsAndTheExitCodeAreTheSame(String line) {
    String[] words = line.split(" ", -1);
    Result theirs = bao().run(words);
    Result own = ours(words);
    assertThat(own.exitCode()).as(own.err()).isEqualTo(theirs.exitCode());
    assertThat(comparable(own.out())).isEqualTo(comparable(theirs.out()));
  }

  @Test
  void aTokenHasTheSameTable() {
    String[] words = {"token", "create", "-policy=default", "-ttl=90m", "-metadata=a=b"};
    assertThat(names(ours(words).out())).isEqualTo(names(bao().run(words).out()));
    String[] wrapped = {"token", "create", "-wrap-ttl=60s"};
    assertThat(names(ours(wrapped).out())).isEqualTo(names(bao().run(wrapped).out()));
  }

  /** Without what differs from request to request. */
  private static String comparable(String out) {
    return out.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
        .replaceAll("(Encryption Count +)[0-9]+", "$1N")
        .strip();
  }

  private static String names(String table) {
    return table.replaceAll("(?m) {2,}.*$", "");
  }
}
