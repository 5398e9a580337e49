package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressesPathTest {
  private static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
  private static final String THIRD = "bc1qp59yckz4ae5c4efgw2s5wfyvrz0ala7rgvuz8z";

  private final Bench bench = new Bench();

  @BeforeEach
  void wallet() {
    var _ = bench.done("keys/main", Map.of("network", "mainnet", "mnemonic", Bench.ABOUT));
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Reply read(String path, String query) {
    return bench.core().send(Operation.READ, "bitcoin/wallets/w/" + path, query, TestCore.ROOT);
  }

  @Test
  void aRangeTellsWhichAddressesWereGivenOut() {
    var _ = bench.done("wallets/w/address", Map.of());
    var _ = bench.done("wallets/w/address", Map.of("index", 2));
    JsonNode data = read("addresses", "{\"count\":4}").data();
    assertThat(data.at("/addresses").size()).isEqualTo(4);
    assertThat(data.at("/addresses/0/address").asText()).isEqualTo(FIRST);
    assertThat(data.at("/addresses/0/used").asBoolean()).isTrue();
    assertThat(data.at("/addresses/1/used").asBoolean()).isFalse();
    assertThat(data.at("/addresses/2/address").asText()).isEqualTo(THIRD);
    assertThat(data.at("/addresses/2/used").asBoolean()).isTrue();
    assertThat(data.at("/addresses/2/seen").asBoolean()).isFalse();
    assertThat(data.at("/addresses/2/path").asText()).isEqualTo("m/84h/0h/0h/0/2");
    assertThat(data.at("/next_index").asLong()).isEqualTo(1);
    assertThat(data.at("/gap").asLong()).isEqualTo(1);
    assertThat(data.at("/gap_limit").asLong()).isEqualTo(20);
  }

  @Test
  void aRangeEndsWithTheChain() {
    JsonNode data = read("addresses", "{\"from\":2147483646,\"count\":5,\"change\":true}").data();
    assertThat(data.at("/addresses").size()).isEqualTo(2);
    assertThat(read("addresses", "{\"count\":1001}").errors())
        .containsExactly("count: is not a number from 1 to 1000");
    assertThat(read("addresses", "{\"from\":-1}").errors())
        .containsExactly("from: is not a number from 0 to 2147483647");
  }

  @Test
  void anAddressIsFoundAtItsPlace() {
    var _ = bench.done("wallets/w/address", Map.of("index", 5000));
    String far = bench.done("wallets/w/address", Map.of("index", 5000)).data("address").asText();
    assertThat(read("addresses/" + far, "{}").data().at("/index").asInt()).isEqualTo(5000);
    JsonNode third = read("addresses/" + THIRD, "{}").data();
    assertThat(third.at("/index").asInt()).isEqualTo(2);
    assertThat(third.at("/used").asBoolean()).isFalse();
    assertThat(read("addresses/" + THIRD, "{\"within\":2}").status()).isEqualTo(404);
    assertThat(read("addresses/" + Bench.SHOP, "{}").errors())
        .singleElement()
        .asString()
        .startsWith("address: the address is of regtest");
    assertThat(read("addresses/bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "{}").status())
        .isEqualTo(404);
  }

  @Test
  void anIndexGivenOutBeforeComesWithAWarning() {
    assertThat(bench.done("wallets/w/address", Map.of("index", 3)).warnings()).isEmpty();
    assertThat(bench.done("wallets/w/address", Map.of("index", 3)).warnings())
        .singleElement()
        .asString()
        .startsWith("the address at index 3 was given out before");
  }

  @Test
  void anIndexFarBeyondTheUsedOnesComesWithAWarning() {
    assertThat(bench.done("wallets/w/address", Map.of("index", 19)).warnings()).isEmpty();
    assertThat(bench.done("wallets/w/address", Map.of("index", 20)).warnings())
        .singleElement()
        .asString()
        .contains("wallets that stop looking after 20 unused addresses");
  }
}
