package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.factor;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogRowsTest {
  private static int status(TestCore core, String path) {
    return core.read("sys/catalog/secrets/bitcoin/" + path).status();
  }

  @Test
  void keysAndWalletsAreRowsUntilTheyAreGone() {
    try (Bench bench = new Bench()) {
      var _ = bench.wallet("bip84", Map.of());
      Reply key = bench.core().read("sys/catalog/secrets/bitcoin/keys/main");
      assertThat(key.data("kind").asText()).isEqualTo("bitcoin-key");
      assertThat(status(bench.core(), "wallets/hot")).isEqualTo(200);
      var _ = bench.done("wallets/hot", Map.of("policy", "limits"));
      assertThat(
              bench.core().read("sys/catalog/secrets/bitcoin/wallets/hot").data("values").asInt())
          .isEqualTo(1);
      assertThat(bench.core().delete("bitcoin/wallets/hot").status()).isEqualTo(204);
      assertThat(status(bench.core(), "wallets/hot")).isEqualTo(404);
      String fingerprint = bench.read("keys/main").data("fingerprint").asText();
      var _ = bench.done("keys/main/destroy", Map.of("confirm", fingerprint, "reason", "over"));
      assertThat(status(bench.core(), "keys/main")).isEqualTo(404);
    }
  }

  @Test
  void aStrictCatalogTakesNoKeyThatNobodyOwns() {
    try (Bench bench = new Bench()) {
      bench.core().write("sys/catalog/config", "{\"strict\":true}");
      Reply refused = bench.write("keys/main", Map.of("network", "regtest"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors().getFirst()).contains("nobody owns bitcoin/keys/main");
      assertThat(bench.read("keys/main").status()).isEqualTo(404);
    }
  }

  @Test
  void aWalletThatIsDeletedByAQuorumHasNoRowAnyMore() {
    try (Treasury treasury =
        new Treasury(Map.of("changes", Map.of("approvals", List.of(factor("b", "board", 1)))))) {
      treasury.group("board", "dora");
      Reply deletion = treasury.delete("alice", "wallets/hot");
      assertThat(status(treasury.core(), "wallets/hot")).isEqualTo(200);
      treasury.approve("dora", deletion);
      treasury.core().later(Duration.ofMinutes(2));
      assertThat(status(treasury.core(), "wallets/hot")).isEqualTo(404);
    }
  }
}
