package io.holdfast.acceptance.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DevServer;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.testkit.dns.NameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * certbot gets, renews and gives up certificates, by its own web server at port 80: only who may
 * listen there can run it.
 */
class CertbotTest {
  private static final String HOST = "www.example.com";
  private static final int PORT = 80;

  private final Path directory = Checkout.workplace("certbot");
  private final NameServer names = new NameServer();
  private DevServer server;
  private List<String> certbot;

  @BeforeEach
  void start() {
    certbot = Peers.certbot();
    requirePort();
    server = DevServer.start("certbot-server", "-dev-no-store-token");
    Api root = server.root();
    root.post("sys/mounts/pki", Map.of("type", "pki")).succeeds();
    root.post("pki/root/generate/internal", Map.of("common_name", "Root", "key_type", "ec"))
        .succeeds();
    root.post(
            "pki/roles/web",
            Map.of("allowed_domains", "example.com", "allow_subdomains", true, "key_type", "any"))
        .succeeds();
    root.post("pki/config/cluster", Map.of("path", server.address() + "/v1/pki")).succeeds();
    root.post(
            "pki/config/acme",
            Map.of(
                "enabled",
                true,
                "dns_resolver",
                names.address(),
                "challenge_permitted_ip_ranges",
                List.of("127.0.0.1/32")))
        .succeeds();
  }

  private static void requirePort() {
    try (ServerSocket socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
    } catch (IOException e) {
      throw Peers.missing("certbot needs port 80, which this user may not listen at, or is taken");
    }
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    names.close();
  }

  private Finished run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--non-interactive", "--config-dir", directory.resolve("etc").toString()));
    all.addAll(List.of("--work-dir", directory.resolve("lib").toString()));
    all.addAll(List.of("--logs-dir", directory.resolve("log").toString()));
    return Command.of(certbot, all.toArray(String[]::new)).run();
  }

  private Finished ask(String directoryPath, String... more) {
    List<String> words = new ArrayList<>(List.of("certonly", "--standalone", "--agree-tos"));
    words.addAll(List.of("-m", "admin@example.com", "-d", HOST, "-d", "b.example.com"));
    words.addAll(List.of("--server", server.address() + "/v1/pki/" + directoryPath));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private String chain() throws IOException {
    return Files.readString(directory.resolve("etc/live/" + HOST + "/fullchain.pem"));
  }

  private int revoked() {
    return server.root().list("pki/certs/revoked").at("data/keys").size();
  }

  @Test
  void aCertificateIsGotRenewedAndRevoked() throws IOException {
    ask("acme/directory").succeeds();
    String first = chain();
    assertThat(first.split("BEGIN CERTIFICATE", -1)).hasSize(3);
    run("renew", "--force-renewal", "--no-random-sleep-on-renew").succeeds();
    assertThat(chain()).isNotEqualTo(first);
    run(
            "revoke",
            "--cert-name",
            HOST,
            "--no-delete-after-revoke",
            "--reason",
            "superseded",
            "--server",
            server.address() + "/v1/pki/acme/directory")
        .succeeds();
    assertThat(revoked()).isEqualTo(1);
  }

  @Test
  void anAccountIsBoundToAKeyOfARolesDirectory() {
    server.root().post("pki/config/acme", Map.of("eab_policy", "always-required")).succeeds();
    assertThat(ask("roles/web/acme/directory").exitCode()).isNotZero();
    var key = server.root().post("pki/roles/web/acme/new-eab", Map.of()).succeeds();
    ask(
            "roles/web/acme/directory",
            "--eab-kid",
            key.at("data/id").asText(),
            "--eab-hmac-key",
            key.at("data/key").asText())
        .succeeds();
  }
}
