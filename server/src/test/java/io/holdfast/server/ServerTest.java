package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Core;
import io.holdfast.server.config.ConfigLoader;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.flags.ServerFlags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServerTest {
  private static final String KEY = "07".repeat(32);

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  @TempDir Path directory = Path.of("");

  @Test
  void aDurableServerKeepsItsDataAndItsAuditLogOverARestart() throws Exception {
    ServerConfig config =
        config(0, "seal \"static\" { current_key_id = \"k\" current_key = \"env://SEAL\" }");
    String clusterId;
    try (RunningServer server = RunningServer.open(config, Map.of("SEAL", KEY), core -> {})) {
      assertThat(get(server, "sys/health").statusCode()).isEqualTo(501);
      HttpResponse<String> made =
          send(server, "sys/init", "{\"recovery_shares\":1,\"recovery_threshold\":1}");
      assertThat(made.statusCode()).isEqualTo(200);
      assertThat(get(server, "sys/health").statusCode()).isEqualTo(200);
      clusterId = clusterId(get(server, "sys/health").body());
      assertThat(Files.isDirectory(server.place().auditLog())).isTrue();
    }
    try (RunningServer again = RunningServer.open(config, Map.of("SEAL", KEY), core -> {})) {
      HttpResponse<String> health = get(again, "sys/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(clusterId(health.body())).isEqualTo(clusterId).isNotEmpty();
    }
  }

  private static String clusterId(String health) {
    return health.replaceAll("(?s).*\"cluster_id\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void aDataDirectoryInUseIsOneClearLine() {
    ServerConfig config = config(0, "");
    try (RunningServer server = RunningServer.open(config, Map.of(), core -> {})) {
      assertThat(server.addresses()).hasSize(1);
      assertThat(run("-config=" + directory.resolve("server.hcl"))).isEqualTo(1);
      assertThat(errorLines())
          .singleElement()
          .asString()
          .startsWith("Error: the data directory " + directory.resolve("data") + " is in use by");
    }
  }

  @Test
  void aPortInUseIsOneClearLineAndLeavesTheDataUnlocked() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      config(taken.getLocalPort(), "");
      assertThat(run("-config=" + directory.resolve("server.hcl"))).isEqualTo(1);
      assertThat(errorLines())
          .singleElement()
          .asString()
          .startsWith("Error: cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
    RunningServer.open(config(0, ""), Map.of(), core -> {}).close();
  }

  @Test
  void aWrongConfigurationIsToldLineByLine() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.hcl"), "colour = 1\nshape = 2\n");
    assertThat(run("-config=" + file)).isEqualTo(1);
    assertThat(errorLines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("Error in the configuration: " + file + ":"));
  }

  @Test
  void aWrongSealKeyStopsTheStart() {
    String seal = "seal \"static\" { current_key_id = \"k\" current_key = \"file:///no/key\" }";
    config(0, seal);
    assertThat(run("-config=" + directory.resolve("server.hcl"))).isEqualTo(1);
    assertThat(errorLines())
        .containsExactly("Error: seal \"static\": the key file /no/key cannot be read");
  }

  @Test
  void aDeclaredAuditDeviceIsThereAndTheApiCannotTakeItAway() throws Exception {
    Path log = directory.resolve("audit.log");
    ServerConfig config =
        config(0, "audit \"file\" \"declared\" { options { file_path = \"" + log + "\" } }");
    Consumer<Core> prepare = core -> DevServer.prepare(core, "root");
    try (RunningServer server = RunningServer.open(config, Map.of(), prepare)) {
      assertThat(send(server, "secret/data/a", "{\"data\":{\"k\":\"v\"}}").statusCode())
          .isEqualTo(200);
      HttpResponse<String> disabled =
          exchange(request(server, "sys/audit/declared").DELETE().build());
      assertThat(disabled.statusCode()).isEqualTo(400);
      assertThat(disabled.body()).contains("declared in the server's configuration");
      assertThat(exchange(request(server, "sys/audit").build()).body()).contains("\"declared/\"");
    }
    assertThat(log).content().contains("\"path\":\"secret/data/a\"", "\"type\":\"response\"");
  }

  @Test
  void anAuditDeviceThatCannotBeUsedStopsTheStart() {
    config(0, "audit \"file\" \"a\" { options { file_path = \"" + directory + "\" } }");
    assertThat(run("-config=" + directory.resolve("server.hcl"))).isEqualTo(1);
    assertThat(errorLines())
        .singleElement()
        .asString()
        .startsWith("Error: " + directory.resolve("server.hcl") + ":4: the audit device");
    RunningServer.open(config(0, ""), Map.of(), core -> {}).close();
  }

  @Test
  void theDataOfAVaultIsNotTouched() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.createFile(data.resolve("vault.db"));
    config(0, "");
    assertThat(run("-config=" + directory.resolve("server.hcl"))).isEqualTo(1);
    assertThat(errorLines()).singleElement().asString().contains("holds the data of Vault");
    assertThat(data.toFile().list()).containsExactly("vault.db");
  }

  @Test
  void helpIsPrintedAndWrongFlagsAreNamed() {
    assertThat(run("-help")).isZero();
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("-config=PATH", "-dev");
    assertThat(run("-unheard-of")).isEqualTo(1);
    assertThat(errorLines().getLast()).startsWith("Error: unknown flag -unheard-of");
  }

  @Test
  void aDevServerIsReadyForItsFirstClient() throws Exception {
    ServerFlags flags =
        ServerFlags.parse(
            List.of("-dev", "-dev-root-token-id=root", "-dev-listen-address=127.0.0.1:0"),
            Map.of());
    ServerConfig plain = ConfigLoader.load(List.of(), Map.of(), true).config();
    DevSetup dev = DevSetup.of(flags.dev(), plain);
    Path home = Files.createDirectory(directory.resolve("home"));
    try (RunningServer server = RunningServer.open(dev.config(), Map.of(), dev::prepare)) {
      assertThat(get(server, "sys/health").statusCode()).isEqualTo(200);
      assertThat(send(server, "secret/data/a", "{\"data\":{\"k\":\"v\"}}").statusCode())
          .isEqualTo(200);
      dev.finish(
          server,
          new Banner(new PrintStream(output, true, StandardCharsets.UTF_8)),
          Map.of("HOME", home.toString()));
    }
    assertThat(home.resolve(".vault-token")).hasContent("root");
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("\nRoot Token: root\n");
  }

  @Test
  void theBannerSaysWhatUsersAndTheirScriptsLookFor() {
    try (RunningServer server = RunningServer.open(config(0, ""), Map.of(), core -> {})) {
      Banner banner = new Banner(new PrintStream(output, true, StandardCharsets.UTF_8));
      banner.configuration(server.config(), server.addresses(), server.place());
      banner.dev(
          new DevServer.Keys("unseal-key", "root-token"),
          "http://127.0.0.1:8200",
          java.util.Optional.empty(),
          server.place());
    }
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains(
            "==> Holdfast server configuration:",
            "Listener 1: tcp (addr: \"127.0.0.1:",
            "Storage: rocksdb",
            "==> Holdfast server started! Log data will stream in below:",
            "$ export VAULT_ADDR='http://127.0.0.1:8200'",
            "\nUnseal Key: unseal-key\n",
            "\nRoot Token: root-token\n");
  }

  private ServerConfig config(int port, String more) {
    String text =
        """
        storage "rocksdb" { path = "DATA" }
        listener "tcp" { address = "127.0.0.1:PORT" tls_disable = true }
        disable_mlock = true
        """
                .replace("DATA", directory.resolve("data").toString())
                .replace("PORT", Integer.toString(port))
            + more;
    try {
      Path file = Files.writeString(directory.resolve("server.hcl"), text);
      return ConfigLoader.load(List.of(file), Map.of(), false).config();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int run(String... args) {
    return Server.run(
        List.of(args),
        new PrintStream(output, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8),
        Map.of("VAULT_LOG_LEVEL", "error"));
  }

  private List<String> errorLines() {
    return errors.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static HttpResponse<String> get(RunningServer server, String path) throws Exception {
    return exchange(HttpRequest.newBuilder(uri(server, path)).build());
  }

  private static HttpResponse<String> send(RunningServer server, String path, String body)
      throws Exception {
    return exchange(request(server, path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private static HttpRequest.Builder request(RunningServer server, String path) {
    return HttpRequest.newBuilder(uri(server, path)).header("X-Vault-Token", "root");
  }

  private static HttpResponse<String> exchange(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static URI uri(RunningServer server, String path) {
    return URI.create(
        "http://127.0.0.1:" + server.addresses().getFirst().getPort() + "/v1/" + path);
  }
}
