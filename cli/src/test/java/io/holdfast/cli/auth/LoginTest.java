package io.holdfast.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import io.holdfast.cli.terminal.TokenHelper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login keeps the token where the next command finds it, and the password nowhere. */
class LoginTest {
  private static final String AUTH =
      "{\"auth\":{\"client_token\":\"s.new\",\"accessor\":\"a\",\"policies\":[\"p\"],\"lease_duration\":60}}";

  @TempDir Path home;

  private final StubServer server =
      new StubServer()
          .answer("PUT /v1/auth/userpass/login/ann", 200, AUTH)
          .answer("PUT /v1/auth/prod/login", 200, AUTH)
          .answer(
              "GET /v1/auth/token/lookup-self",
              200,
              "{\"data\":{\"id\":\"s.own\",\"policies\":[\"root\"],\"ttl\":0}}");

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address());
  }

  @Test
  void theTokenIsKeptForTheNextCommand() {
    Result login = shell().run("login", "-method=userpass", "username=ann", "password=pw");
    assertThat(login.exitCode()).isZero();
    assertThat(login.out()).contains("s.new");
    assertThat(server.lastAsked().body()).isEqualTo("{\"password\":\"pw\"}");
    assertThat(server.lastAsked().header("X-Vault-Token")).isEmpty();
    shell().run("read", "a");
    assertThat(server.lastAsked().header("X-Vault-Token")).isEqualTo("s.new");
    assertThat(shell().run("print", "token").out().strip()).isEqualTo("s.new");
  }

  @Test
  void aPasswordIsAskedForUnseenOrReadFromStdin() {
    shell().hidden("typed").run("login", "-method=userpass", "-no-store", "username=ann");
    assertThat(server.lastAsked().body()).isEqualTo("{\"password\":\"typed\"}");
    shell()
        .stdin("piped")
        .run("login", "-method=userpass", "-no-store", "username=ann", "password=-");
    assertThat(server.lastAsked().body()).isEqualTo("{\"password\":\"piped\"}");
    Result nobody = shell().run("login", "-method=userpass", "username=ann");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("password=-");
  }

  @Test
  void aTokenIsTakenFromTheArgumentStdinOrThePrompt() {
    assertThat(shell().run("login", "-no-print", "s.own").exitCode()).isZero();
    assertThat(new TokenHelper(home).read()).contains("s.own");
    shell().stdin("s.piped\n").run("login", "-");
    assertThat(server.lastAsked().header("X-Vault-Token")).isEqualTo("s.piped");
    shell().hidden("s.typed").run("login");
    assertThat(server.lastAsked().header("X-Vault-Token")).isEqualTo("s.typed");
  }

  @Test
  void notStoringAndTokenOnlyLeaveNothingBehind() {
    assertThat(
            shell()
                .run("login", "-method=userpass", "-token-only", "username=ann", "password=x")
                .out())
        .isEqualTo("s.new");
    shell().run("login", "-no-store", "s.own");
    assertThat(new TokenHelper(home).read()).isEmpty();
  }

  @Test
  void aVariableThatHidesTheLoginIsWarnedOf() {
    Result login = shell().with("BAO_TOKEN", "s.old").run("login", "s.own");
    assertThat(login.err()).contains("BAO_TOKEN");
  }

  @Test
  void anotherPathAndAppRoleWork() {
    Result login =
        shell()
            .run(
                "login",
                "-method=approle",
                "-path=auth/prod/",
                "-field=token",
                "-no-store",
                "role_id=r",
                "secret_id=s");
    assertThat(login.out()).isEqualTo("s.new");
    assertThat(server.lastAsked().body()).isEqualTo("{\"role_id\":\"r\",\"secret_id\":\"s\"}");
    assertThat(shell().run("login", "-method=approle", "secret_id=s").err()).contains("role_id");
    assertThat(shell().run("login", "-method=nope").err()).contains("Unknown auth method");
  }

  @Test
  void aWrappedLoginIsUnwrappedByItself() {
    server.answer(
        "PUT /v1/auth/userpass/login/ann",
        200,
        "{\"wrap_info\":{\"token\":\"s.wrap\",\"ttl\":60,\"creation_time\":\"2026-01-01T00:00:00Z\"}}");
    server.answer("PUT /v1/sys/wrapping/unwrap", 200, AUTH);
    shell().run("login", "-wrap-ttl=60s", "-method=userpass", "username=ann", "password=x");
    assertThat(server.lastAsked().header("X-Vault-Token")).isEqualTo("s.wrap");
    assertThat(new TokenHelper(home).read()).contains("s.new");
  }
}
