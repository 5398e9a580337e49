package io.holdfast.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server under measurement: a process of its own, on a free loopback port, with durable storage.
 */
final class Peer implements AutoCloseable {
  private final String name;
  private final List<String> command;
  private final Path directory;
  private final Address address;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private String token = "";
  private String unsealKey = "";

  private Peer(String name, List<String> command, Path directory, Address address)
      throws IOException {
    this.name = name;
    this.command = command;
    this.directory = directory;
    this.address = address;
    this.process = launch();
  }

  /** The packaged program, with RocksDB and its Merkle log. */
  static Peer holdfast(Path checkout, Path directory) throws IOException {
    Address address = new Address("127.0.0.1", freePort(), false);
    Path config = directory.resolve("holdfast.hcl");
    Files.writeString(
        config,
        """
        disable_mlock = true
        log_level = "warn"
        storage "rocksdb" { path = "%s" }
        listener "tcp" {
          address = "127.0.0.1:%d"
          tls_disable = true
        }
        audit "file" "to-file" {
          options = { file_path = "%s" }
        }
        """
            .formatted(directory.resolve("data"), address.port(), directory.resolve("audit.log")));
    return new Peer(
        "Holdfast",
        List.of(checkout.resolve("holdfast").toString(), "server", "-config=" + config),
        directory,
        address);
  }

  /** OpenBao as in production: raft on disk, a file audit device. */
  static Peer openBao(Path bao, Path directory) throws IOException {
    Address address = new Address("127.0.0.1", freePort(), false);
    Path config = directory.resolve("bao.hcl");
    Files.createDirectories(directory.resolve("raft"));
    Files.writeString(
        config,
        """
        disable_mlock = true
        ui = false
        log_level = "warn"
        api_addr = "%s"
        cluster_addr = "http://127.0.0.1:%d"
        storage "raft" {
          path = "%s"
          node_id = "n1"
        }
        listener "tcp" {
          address = "127.0.0.1:%d"
          tls_disable = true
        }
        audit "file" "to-file" {
          options { file_path = "%s" }
        }
        """
            .formatted(
                address.url(),
                freePort(),
                directory.resolve("raft"),
                address.port(),
                directory.resolve("audit.log")));
    return new Peer(
        "OpenBao", List.of(bao.toString(), "server", "-config=" + config), directory, address);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output.log").toFile()))
        .start();
  }

  String name() {
    return name;
  }

  String token() {
    return token;
  }

  Address address() {
    return address;
  }

  /** Seconds from the start of the process to the first answer of sys/health. */
  double awaitHealth() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      try (var socket = new java.net.Socket(address.host(), address.port())) {
        socket.setSoTimeout(2_000);
        socket
            .getOutputStream()
            .write(
                LoadClient.request(
                    "GET", "sys/health?sealedcode=200&uninitcode=200&standbycode=200", "", ""));
        if (socket.getInputStream().read() >= 0) {
          return (System.nanoTime() - begin) / 1e9;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException(name + " ended; see " + directory.resolve("output.log"), notYet);
        }
        Thread.sleep(2);
      }
    }
  }

  /** Initialises and unseals; keeps the keys beside the data, which are of no worth. */
  void prepare() throws IOException, InterruptedException {
    awaitHealth();
    JsonNode keys = call("PUT", "sys/init", "{\"secret_shares\":1,\"secret_threshold\":1}");
    token = keys.path("root_token").asText();
    unsealKey = keys.path("keys").path(0).asText();
    Files.writeString(keys(), keys.toString());
    unseal();
  }

  /** The same, unless it was prepared in this directory before. */
  void prepareOrResume() throws IOException, InterruptedException {
    if (!Files.exists(keys())) {
      prepare();
      return;
    }
    JsonNode keys = Json.tree(Files.readAllBytes(keys()));
    token = keys.path("root_token").asText();
    unsealKey = keys.path("keys").path(0).asText();
    awaitHealth();
    unseal();
  }

  private Path keys() {
    return directory.resolve("keys.json");
  }

  void unseal() throws IOException, InterruptedException {
    call("PUT", "sys/unseal", "{\"key\":\"" + unsealKey + "\"}");
    for (int i = 0; i < 12_000; i++) {
      if (status("GET", "sys/health", "") == 200) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IOException(name + " does not become active");
  }

  /**
   * How long a start took.
   *
   * @param toHealth seconds from the start of the process to its first answer, sealed
   * @param toAnswer seconds from then on until it is unsealed and has answered a read
   */
  record Start(double toHealth, double toAnswer) {}

  /** Stops the process and starts it again; returns the seconds until it answers, sealed. */
  double restart() throws IOException, InterruptedException {
    stop();
    process = launch();
    return awaitHealth();
  }

  /** Stops the process, starts and unseals it, and awaits the first answer to a request. */
  Start restart(byte[] request) throws IOException, InterruptedException {
    double toHealth = restart();
    long begin = System.nanoTime();
    call("PUT", "sys/unseal", "{\"key\":\"" + unsealKey + "\"}");
    while (true) {
      try (LoadClient client = new LoadClient(address, null)) {
        if (client.exchange(request) == 200) {
          return new Start(toHealth, (System.nanoTime() - begin) / 1e9);
        }
      }
      Thread.sleep(2);
    }
  }

  int status(String method, String path, String body) throws IOException, InterruptedException {
    return send(method, path, body).statusCode();
  }

  JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          name + ": " + method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty()
        ? Json.object()
        : Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.url() + "/v1/" + path))
            .timeout(Duration.ofSeconds(60))
            .header("X-Vault-Token", token)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Resident memory in MiB. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(proc("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Processor time used so far, in clock ticks of 10 ms. */
  long cpuTicks() throws IOException {
    String stat = Files.readString(proc("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /**
   * What its data take on the disk, in MiB; without the audit device's file and Holdfast's Merkle
   * log, which grow with the requests.
   */
  long diskMegabytes() throws IOException {
    long bytes = 0;
    for (String part : List.of("data/table", "data/journal", "raft")) {
      if (Files.exists(directory.resolve(part))) {
        try (Stream<Path> files = Files.walk(directory.resolve(part))) {
          bytes += files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
        }
      }
    }
    return bytes >> 20;
  }

  private void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    http.close();
  }
}
