package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DevServer;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.acceptance.program.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key is split, its shares are read by age itself, proven by a drill, and restore it. */
class CustodiansTest {
  private final DevServer server = DevServer.start("custodians");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void custodiansReadTheirSharesWithAgeAndRestoreTheKey() throws IOException {
    holdfast("secrets", "enable", "bitcoin");
    List<String> custodians = List.of("ann", "bob", "eve");
    for (String name : custodians) {
      holdfast(
              "bitcoin", "custodian", "write", "-age=" + keygen(name), "-location=" + name, name)
          .shows("age_recipient");
    }
    JsonNode key =
        holdfast("bitcoin", "key", "create", "-network=regtest", "-format=json", "treasury")
            .json();
    JsonNode backup =
        holdfast("bitcoin", "key", "backup", "-format=json", "treasury", "2:ann,bob,eve").json();
    String id = backup.at("/data/id").asText();
    String bob = share(id, 2, "bob");
    String eve = share(id, 3, "eve");
    assertThat(bob.split(" ")).hasSize(59);

    String drill =
        holdfast("bitcoin", "drill", "begin", "-format=json", "treasury", id)
            .json()
            .at("/data/id")
            .asText();
    give(id, drill, bob).shows("state open");
    give(id, drill, eve).shows("state passed", "good true");
    holdfast("bitcoin", "drill", "read", "treasury", id, drill)
        .shows("state passed")
        .hides(bob.substring(0, 60), eve.substring(60, 120));

    JsonNode restored =
        typed("bitcoin", "key", "import", "-network=regtest", "-from=shares", "-format=json",
                "again", "shares=" + bob, "shares=" + eve)
            .run()
            .succeeds()
            .json();
    assertThat(restored.at("/data/fingerprint")).isEqualTo(key.at("/data/fingerprint"));
  }

  /** The recipient of a new key of a custodian. */
  private String keygen(String name) {
    Path file = identity(name);
    Command.of(Peers.ageKeygen(), "-o", file.toString()).run().succeeds();
    return Command.of(Peers.ageKeygen(), "-y", file.toString()).run().succeeds().text();
  }

  private Path identity(String name) {
    return server.directory().resolve(name + ".key");
  }

  /** A share as its custodian fetches and reads it. */
  private String share(String backup, int number, String custodian) throws IOException {
    Path file = server.directory().resolve(custodian + ".age");
    String sealed =
        holdfast("bitcoin", "key", "share", "treasury", backup, String.valueOf(number)).out();
    Files.writeString(file, sealed);
    return Command.of(Peers.age(), "-d", "-i", identity(custodian).toString(), file.toString())
        .run()
        .succeeds()
        .text();
  }

  private Finished give(String backup, String drill, String share) {
    return typed("bitcoin", "drill", "give", "treasury", backup, drill, "share=-")
        .typing(share)
        .run()
        .succeeds();
  }

  @CanIgnoreReturnValue
  private Finished holdfast(String... words) {
    return typed(words).run().succeeds();
  }

  private Command typed(String... words) {
    return Launcher.holdfast(words)
        .with(
            Map.of(
                "VAULT_ADDR", server.address(),
                "VAULT_TOKEN", DevServer.ROOT_TOKEN,
                "HOME", server.directory().toString()));
  }
}
