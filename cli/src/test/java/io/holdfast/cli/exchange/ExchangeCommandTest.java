package io.holdfast.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets need never be an argument, and requests reach the engine as they were written. */
class ExchangeCommandTest {
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
  void aSecretIsTypedUnseenOrComesFromAFileOrStdin() throws IOException {
    server.answer("POST /v1/exchange/keys/k", 200, "{\"data\":{\"venue\":\"kraken\"}}");
    shell().hidden("typed").run("exchange", "key", "import", "k", "venue=kraken", "key_id=id");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"venue\":\"kraken\",\"key_id\":\"id\",\"secret\":\"typed\"}");
    Path file = Files.writeString(home.resolve("secret"), "from file\n");
    shell().run("exchange", "key", "import", "k", "venue=kraken", "secret=@" + file);
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"venue\":\"kraken\",\"secret\":\"from file\"}");
    assertThat(shell().run("exchange", "key", "import", "k", "venue=kraken").exitCode())
        .isEqualTo(1);
  }

  @Test
  void aSignedRequestShowsWhatIsToBeSent() {
    server.answer(
        "POST /v1/exchange/sign/k",
        200,
        """
        {"data":{"method":"POST","url":"https://api.kraken.com/0/private/Balance",
         "headers":{"API-Key":"id","API-Sign":"c2ln"},"body":"nonce=5",
         "decision":{"policy":"p","version":2,"allowed":true}}}\
        """);
    Result result =
        shell()
            .run(
                "exchange",
                "sign",
                "-query=a=1&b=2",
                "-header=X-Test: yes",
                "-body=c=3",
                "k",
                "POST",
                "/0/private/Balance");
    assertThat(server.lastAsked().body())
        .isEqualTo(
            "{\"method\":\"POST\",\"path\":\"/0/private/Balance\",\"query\":\"a=1&b=2\","
                + "\"body\":\"c=3\",\"headers\":{\"X-Test\":\"yes\"}}");
    assertThat(result.out())
        .contains("header API-Sign")
        .contains("c2ln")
        .contains("nonce=5")
        .contains("p version 2");
    assertThat(shell().run("exchange", "sign", "-format=json", "k", "POST", "/a").out())
        .contains("\"url\"");
  }

  @Test
  void aPolicyIsAFile() throws IOException {
    server.answer("POST /v1/exchange/policies/p", 200, "{\"data\":{\"version\":1}}");
    Path file = Files.writeString(home.resolve("policy.json"), "{\"symbols\":[\"BTCUSDT\"]}");
    shell().run("exchange", "policy", "write", "p", "@" + file);
    assertThat(server.lastAsked().body()).isEqualTo("{\"symbols\":[\"BTCUSDT\"]}");
  }

  @Test
  void aMessageThatIsNotValidIsAFailure() {
    server.answer("POST /v1/exchange/webhook/w/verify", 200, "{\"data\":{\"valid\":true}}");
    assertThat(
            shell().run("exchange", "webhook", "verify", "w", "signature=aa", "body=x").exitCode())
        .isZero();
    server.answer(
        "POST /v1/exchange/webhook/w/verify",
        200,
        "{\"data\":{\"valid\":false,\"reason\":\"timestamp\"}}");
    Result result = shell().run("exchange", "webhook", "verify", "w", "signature=aa", "body=x");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("timestamp");
  }
}
