package io.holdfast.acceptance.bao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DurableServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The life of a server as its operator leads it: initialise, unseal, work, seal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaoOperatorTest {
  private final DurableServer server = DurableServer.named("bao-operator");

  @BeforeAll
  void startWithoutData() {
    var _ = Peers.bao();
    server.fresh();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anOperatorLeadsAServerThroughItsLife() {
    BaoCommandLine operator = BaoCommandLine.strangerAt(server);
    operator.baoFails("status").shows("Initialized false", "Sealed true");
    JsonNode keys =
        operator
            .bao("operator", "init", "-key-shares=3", "-key-threshold=2", "-format=json")
            .json();
    assertThat(keys.get("unseal_keys_b64")).hasSize(3);
    operator.baoFails("operator", "init").complains("already initialized");
    operator.baoFails("secrets", "list").complains("sealed");

    operator
        .bao("operator", "unseal", share(keys, 0))
        .shows("Sealed true", "Unseal Progress 1/2", "Total Shares 3");
    operator.bao("operator", "unseal", share(keys, 2)).shows("Sealed false");
    operator.bao("status").shows("Seal Type shamir", "Storage Type rocksdb", "Sealed false");

    BaoCommandLine root = operator.as(keys.get("root_token").asText());
    root.bao("operator", "key-status").shows("Key Term 1");
    root.bao("operator", "rotate").shows("Success! Rotated key", "Key Term 2");
    root.bao("secrets", "enable", "kv");
    root.bao("kv", "put", "kv/kept", "v=over the seal");
    root.bao("operator", "seal").shows("Success!");
    operator.baoFails("status").shows("Sealed true");
    root.baoFails("kv", "get", "kv/kept").complains("sealed");

    operator.bao("operator", "unseal", share(keys, 1));
    operator.bao("operator", "unseal", "-reset").shows("Unseal Progress 0/2");
    operator.bao("operator", "unseal", share(keys, 1));
    operator.bao("operator", "unseal", share(keys, 2)).shows("Sealed false");
    root.bao("kv", "get", "-field=v", "kv/kept").shows("over the seal");
  }

  private static String share(JsonNode keys, int holder) {
    return keys.get("unseal_keys_b64").get(holder).asText();
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    Command.of(Peers.bao(), "status")
        .with(Map.of("VAULT_ADDR", "http://127.0.0.1:1", "HOME", server.directory().toString()))
        .run()
        .exits(1)
        .complains("127.0.0.1:1");
  }
}
