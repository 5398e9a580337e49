package io.holdfast.cli.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A login at a provider's page: the browser brings the code, the command takes the token. */
@Timeout(60)
class OidcLoginTest {
  private static final String AUTH =
      "{\"auth\":{\"client_token\":\"s.new\",\"policies\":[\"p\"],\"lease_duration\":60}}";
  private static final String PAGE = "https://provider.example/authorize?state=st_1";

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CompletableFuture<Result> login(String... more) {
    String[] words = new String[4 + more.length];
    System.arraycopy(new String[] {"login", "-method=oidc", "-no-store", "port=0"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return CompletableFuture.supplyAsync(
        () -> new CommandLineRun(home).with("VAULT_ADDR", server.address()).run(words));
  }

  private Json.Obj begun() throws Exception {
    while (server.asked().isEmpty()) {
      Thread.onSpinWait();
    }
    return (Json.Obj) JsonReader.read(server.asked().getFirst().body());
  }

  private static int browse(String url) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void theBrowserComesBackAndTheCommandTakesTheToken() throws Exception {
    server
        .answer(
            "PUT /v1/auth/oidc/oidc/auth_url", 200, "{\"data\":{\"auth_url\":\"" + PAGE + "\"}}")
        .answer("GET /v1/auth/oidc/oidc/callback", 200, AUTH);
    CompletableFuture<Result> login = login("role=people");
    Json.Obj begun = begun();
    assertThat(begun.text("role")).isEqualTo("people");
    assertThat(begun.text("client_nonce")).hasSize(32);
    assertThat(browse(begun.text("redirect_uri") + "?state=st_1&code=a%2Fb")).isEqualTo(200);
    Result result = login.get();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains(PAGE);
    assertThat(result.out()).contains("s.new");
    assertThat(server.lastAsked().target())
        .isEqualTo(
            "/v1/auth/oidc/oidc/callback?state=st_1&code=a%2Fb&client_nonce="
                + begun.text("client_nonce"));
  }

  @Test
  void aProviderThatRefusesEndsTheCommand() throws Exception {
    server.answer(
        "PUT /v1/auth/oidc/oidc/auth_url", 200, "{\"data\":{\"auth_url\":\"" + PAGE + "\"}}");
    CompletableFuture<Result> login = login();
    browse(begun().text("redirect_uri") + "?state=st_1&error=access_denied");
    Result result = login.get();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("access_denied");
  }

  @Test
  void aDirectLoginIsPolledFor() throws Exception {
    server
        .answer(
            "PUT /v1/auth/oidc/oidc/auth_url",
            200,
            "{\"data\":{\"auth_url\":\"" + PAGE + "\",\"state\":\"st_1\",\"poll_interval\":\"1\"}}")
        .answer("PUT /v1/auth/oidc/oidc/poll", 200, AUTH);
    Result result = login().get();
    assertThat(result.out()).contains("s.new");
    assertThat(server.lastAsked().body()).contains("\"state\":\"st_1\"");
  }

  @Test
  void aRoleWithoutALoginPageIsExplained() throws Exception {
    server.answer("PUT /v1/auth/oidc/oidc/auth_url", 200, "{\"data\":{\"auth_url\":\"\"}}");
    Result result = login().get();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("allowed_redirect_uris", "/oidc/callback");
  }
}
