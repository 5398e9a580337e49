package io.holdfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, and what is made of the answers that peers seldom give. */
class ClientTest {
  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address()).with("VAULT_TOKEN", "tok");
  }

  @Test
  void tokenNamespaceWrappingMfaAndHeadersAreSent() {
    server.answer("GET /v1/a", 200, "{\"data\":{\"x\":\"y\"}}");
    shell()
        .with("BAO_NAMESPACE", "team/")
        .run(
            "read",
            "-wrap-ttl=1m",
            "-mfa=totp:1",
            "-mfa=duo",
            "-header=X-Trace=1",
            "-policy-override",
            "a");
    StubServer.Asked asked = server.lastAsked();
    assertThat(asked.header("X-Vault-Token")).isEqualTo("tok");
    assertThat(asked.header("X-Vault-Request")).isEqualTo("true");
    assertThat(asked.header("X-Vault-Namespace")).isEqualTo("team/");
    assertThat(asked.header("X-Vault-Wrap-TTL")).isEqualTo("60s");
    assertThat(asked.header("X-Vault-MFA")).isEqualTo("totp:1,duo");
    assertThat(asked.header("X-Trace")).isEqualTo("1");
    assertThat(asked.header("X-Vault-Policy-Override")).isEqualTo("true");
  }

  @Test
  void anAgentIsAskedInTheServersPlace() {
    server.answer("GET /v1/a", 200, "{\"data\":{\"x\":\"y\"}}");
    CommandLineRun shell = new CommandLineRun(home).with("VAULT_ADDR", "http://127.0.0.1:1");
    assertThat(shell.run("read", "-agent-address=" + server.address(), "a").exitCode()).isZero();
    shell.with("VAULT_AGENT_ADDR", server.address());
    assertThat(shell.run("read", "a").exitCode()).isZero();
  }

  @Test
  void ofTheVariablesHoldfastsGoBeforeBaosAndVaultsAndAFlagBeforeAll() {
    CommandLineRun shell =
        shell().with("BAO_TOKEN", "bao").with("HOLDFAST_TOKEN", "own").with("VAULT_NAMESPACE", "v");
    shell.run("read", "-ns=flag", "a");
    assertThat(server.lastAsked().header("X-Vault-Token")).isEqualTo("own");
    assertThat(server.lastAsked().header("X-Vault-Namespace")).isEqualTo("flag");
  }

  @Test
  void aHeaderThatCouldSmuggleAnotherIsRefused() {
    Result result = shell().with("VAULT_NAMESPACE", "a\r\nX-Vault-Token: other").run("read", "a");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("X-Vault-Namespace").contains("line break");
    assertThat(shell().run("read", "-header=X-Vault-Token=x", "a").err()).contains("not allowed");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aRefusalShowsUrlCodeAndEveryError() {
    server.answer(
        "PUT /v1/secret/x",
        403,
        "{\"errors\":[\"1 error occurred:\\n\\t* permission denied\\n\\n\",\"two\"]}");
    Result result = shell().run("write", "secret/x", "a=b");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualToNormalizingNewlines(
            """
            Error writing data to secret/x: Error making API request.

            URL: PUT %s/v1/secret/x
            Code: 403. Errors:

            * 1 error occurred:
            \t* permission denied
            * two
            """
                .formatted(server.address()));
  }

  @Test
  void aProxysPageIsShownByItsFirstLineOnly() {
    server.answer("GET /v1/a", 502, "<html>Bad Gateway</html>\nmore");
    assertThat(shell().run("read", "a").err())
        .contains("Code: 502")
        .contains("* <html>Bad Gateway</html>")
        .doesNotContain("more");
  }

  @Test
  void anAnswerThatIsNoJsonIsAnErrorThatDoesNotQuoteIt() {
    server.answer("GET /v1/a", 200, "{\"data\":{\"password\":\"hunter2");
    Result result = shell().run("read", "a");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("not valid JSON").doesNotContain("hunter2");
  }

  @Test
  void oneRedirectIsFollowedWithMethodBodyAndToken() {
    try (StubServer active = new StubServer()) {
      active.answer("PUT /v1/a", 200, "{\"data\":{\"x\":\"y\"}}");
      server.redirect("PUT /v1/a", 307, active.address() + "/v1/a");
      Result result = shell().run("write", "-field=x", "a", "k=v");
      assertThat(result.out()).isEqualTo("y");
      assertThat(active.lastAsked().header("X-Vault-Token")).isEqualTo("tok");
      assertThat(active.lastAsked().body()).isEqualTo("{\"k\":\"v\"}");

      active.redirect("PUT /v1/a", 307, server.address() + "/v1/a");
      assertThat(shell().run("write", "a", "k=v").err()).contains("not followed");
      assertThat(shell().run("write", "-disable-redirects", "a", "k=v").err()).contains("redirect");
    }
  }

  @Test
  void nothingThereIsToldAsSuch() {
    assertThat(shell().run("read", "none").err())
        .isEqualToNormalizingNewlines("No value found at none\n");
    Result list = shell().run("list", "-format=json", "none");
    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.out()).isEqualToNormalizingNewlines("{}\n");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/none?list=true");
  }

  @Test
  void aDryRunSendsNothingAndShowsNoToken() {
    Result curl = shell().run("write", "-output-curl-string", "secret/x", "a=it's");
    assertThat(curl.exitCode()).isZero();
    assertThat(curl.out())
        .contains("-X PUT")
        .contains("X-Vault-Token: $(holdfast print token)")
        .contains("-d '{\"a\":\"it'\"'\"'s\"}'")
        .contains(server.address() + "/v1/secret/x")
        .doesNotContain("tok\"");
    assertThat(shell().run("list", "-output-policy", "secret/x").out())
        .isEqualToNormalizingNewlines("path \"secret/x\" {\n  capabilities = [\"list\"]\n}\n");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void plainHttpOnATlsAddressIsExplained() throws IOException, InterruptedException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread peer = Thread.startVirtualThread(() -> refuseTls(plain));
      String authority = "127.0.0.1:" + plain.getLocalPort();
      Result result = shell().with("VAULT_ADDR", "https://" + authority).run("read", "a");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("does not speak TLS").contains("http://" + authority);
      peer.join();
    }
  }

  private static void refuseTls(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      String answer = "HTTP/1.1 400 Bad Request\r\n\r\nClient sent an HTTPS request";
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aUnixSocketIsReached() throws IOException, InterruptedException {
    Path file = home.resolve("s");
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(file));
      Thread peer = Thread.startVirtualThread(() -> answerOnce(listener));
      Result result = shell().with("VAULT_ADDR", "unix://" + file).run("read", "-field=x", "a");
      assertThat(result.out()).isEqualTo("unix");
      peer.join();
    }
  }

  private static void answerOnce(ServerSocketChannel listener) {
    try (SocketChannel channel = listener.accept()) {
      channel.read(ByteBuffer.allocate(4096));
      String answer = "HTTP/1.1 200 OK\r\n\r\n{\"data\":{\"x\":\"unix\"}}";
      channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
