package io.holdfast.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.acceptance.program.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that cannot start says why, and what to do, and does not start. */
class BadStartTest {
  private final Path workplace = Checkout.workplace("bad-start");

  private Finished start(String name, String configuration) {
    return startWith(Map.of(name, configuration), "-config=" + workplace.resolve(name));
  }

  private Finished startWith(Map<String, String> files, String... flags) {
    files.forEach((name, content) -> {
      try {
        Files.writeString(workplace.resolve(name), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    String[] words = new String[flags.length + 1];
    words[0] = "server";
    System.arraycopy(flags, 0, words, 1, flags.length);
    return Launcher.holdfast(words).with("HOME", workplace.toString()).run();
  }

  private String durable(String listener) {
    return """
    storage "rocksdb" {
      path = "%s"
    }
    listener "tcp" {
    %s
    }
    disable_mlock = true
    """
        .formatted(workplace.resolve("data"), listener);
  }

  @Test
  void everyMistakeOfAConfigurationIsToldAtOnceWithItsLine() {
    start(
            "wrong.hcl",
            """
            storage "rocksdb" {
              pth = "data"
            }
            listener "tcp" {
              address = "127.0.0.1:99999"
            }
            default_lease_ttl = "soon"
            max_lease_tll = "1h"
            """)
        .exits(1)
        .complains("wrong.hcl:2", "pth")
        .complains("wrong.hcl:5", "address", "port")
        .complains("wrong.hcl:7", "default_lease_ttl")
        .complains("wrong.hcl:8", "max_lease_tll", "max_lease_ttl");
    assertThat(Files.exists(Path.of("data"))).isFalse();
  }

  @Test
  void aConfigurationThatIsNoHclIsToldWithItsPlace() {
    start("broken.hcl", "storage \"rocksdb\" {\n  path = \"x\n}\n")
        .exits(1)
        .complains("broken.hcl:2");
    start("broken.json", "{\n \"storage\": {\n").exits(1).complains("broken.json");
  }

  @Test
  void aConfigurationThatIsNotThereIsNamed() {
    startWith(Map.of(), "-config=" + workplace.resolve("absent.hcl"))
        .exits(1)
        .complains("absent.hcl");
    startWith(Map.of()).exits(1).complains("-config", "-dev");
  }

  @Test
  void anUnknownFlagIsNamed() {
    startWith(Map.of(), "-dev", "-dev-lisen-address=127.0.0.1:0")
        .exits(1)
        .complains("dev-lisen-address");
  }

  @Test
  void aSealKeyThatIsNoneIsNotRepeated() {
    String secret = "bm90IDMyIGJ5dGVzIGJ1dCBzZWNyZXQgYWxs";
    Finished refused =
        start(
            "seal.hcl",
            durable("  address = \"127.0.0.1:0\"\n  tls_disable = true")
                + """
                seal "static" {
                  current_key_id = "a"
                  current_key    = "%s"
                }
                """
                    .formatted(secret));
    refused.exits(1).complains("seal \"static\"", "32 bytes");
    assertThat(refused.out() + refused.err()).doesNotContain(secret);
  }

  @Test
  void certificatesThatAreNotThereOrNoneAreNamed() throws IOException {
    Path garbage = Files.writeString(workplace.resolve("garbage.pem"), "no certificate\n");
    start(
            "tls.hcl",
            durable(
                """
                  address       = "127.0.0.1:0"
                  tls_cert_file = "%s"
                  tls_key_file  = "%s"
                """
                    .formatted(garbage, workplace.resolve("absent.pem"))))
        .exits(1)
        .complains(".pem");
  }

  @Test
  void aPortThatIsInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      start("port.hcl", durable("  address = \"" + address + "\"\n  tls_disable = true"))
          .exits(1)
          .complains(address, "in use");
      Launcher.holdfast("server", "-dev", "-dev-no-store-token", "-dev-listen-address=" + address)
          .run()
          .exits(1)
          .complains(address, "in use");
    }
  }

  @Test
  void aDataDirectoryThatAnotherServerHasIsNamedAndStaysWhole() {
    try (DurableServer first = DurableServer.named("locked").ready()) {
      first.root().post("cubbyhole/a", Map.of("v", "kept")).succeeds();
      first.command().run().exits(1).complains(first.data().toString(), "in use");
      assertThat(first.root().get("cubbyhole/a").text("data/v")).isEqualTo("kept");
      first.stop();
      first.start().unseal();
      assertThat(first.root().get("cubbyhole/a").text("data/v")).isEqualTo("kept");
    }
  }

  @Test
  void aDataDirectoryThatIsAFileIsNamed() throws IOException {
    Files.writeString(workplace.resolve("data"), "a file");
    start("file.hcl", durable("  address = \"127.0.0.1:0\"\n  tls_disable = true"))
        .exits(1)
        .complains(workplace.resolve("data").toString());
  }

  @Test
  void dataOfAnotherProgramIsLeftAlone() throws IOException {
    Path data = Files.createDirectories(workplace.resolve("data/raft"));
    Files.writeString(data.resolve("raft.db"), "OpenBao's");
    start("other.hcl", durable("  address = \"127.0.0.1:0\"\n  tls_disable = true"))
        .exits(1)
        .complains("OpenBao");
    assertThat(Files.readString(data.resolve("raft.db"))).isEqualTo("OpenBao's");
  }
}
