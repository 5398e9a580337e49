package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyPathTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aPolicyIsReadAsItWasWrittenAndItsVersionsCountUp() {
    Map<String, ?> document =
        Map.of(
            "max_amount",
            100000,
            "max_fee",
            2000,
            "max_feerate",
            12.5,
            "destinations",
            List.of(Bench.SHOP));
    assertThat(bench.done("policies/p", document).data("version").asInt()).isEqualTo(1);
    Reply read = bench.read("policies/p");
    assertThat(read.data("max_amount").asLong()).isEqualTo(100000);
    assertThat(read.data("max_feerate").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(read.data("destinations").get(0).asText()).isEqualTo(Bench.SHOP);
    assertThat(bench.done("policies/p", Map.of("max_fee", 1)).data("version").asInt()).isEqualTo(2);
    assertThat(bench.read("policies/p").data().has("max_amount")).isFalse();
    assertThat(bench.core().list("bitcoin/policies").keys()).containsExactly("p");
  }

  @Test
  void anEmptyListStaysOneAndAnAbsentFieldStaysAbsent() {
    var _ = bench.done("policies/p", Map.of("destinations", List.of()));
    assertThat(bench.read("policies/p").data("destinations")).isEmpty();
    assertThat(bench.read("policies/p").data().has("destinations")).isTrue();
    assertThat(bench.read("policies/p").data().has("max_fee")).isFalse();
  }

  @Test
  void textsOfACommandLineAreTakenForNumbersAndLists() {
    var _ = bench.done("policies/p", Map.of("max_amount", "500", "destinations", Bench.SHOP + ","));
    assertThat(bench.read("policies/p").data("max_amount").asLong()).isEqualTo(500);
    assertThat(bench.read("policies/p").data("destinations")).hasSize(1);
  }

  @Test
  void everyMistakeIsToldAndNothingIsStored() {
    Reply reply =
        bench.write(
            "policies/p",
            Map.of("max_ammount", 5, "max_fee", -1, "destinations", List.of("nowhere")));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors())
        .hasSize(3)
        .anySatisfy(error -> assertThat(error).contains("unknown field 'max_ammount'"))
        .anySatisfy(error -> assertThat(error).contains("max_fee: "))
        .anySatisfy(error -> assertThat(error).contains("destinations: 'nowhere'"));
    assertThat(bench.read("policies/p").status()).isEqualTo(404);
  }

  @Test
  void anAddressOfAnotherNetworkThanTheWalletsIsRefused() {
    var _ = bench.wallet("bip84", Map.of());
    Map<String, ?> mainnet =
        Map.of("destinations", List.of("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"));
    assertThat(bench.write("policies/limits", mainnet).errors())
        .singleElement()
        .asString()
        .startsWith("destinations: bc1qcr8")
        .contains("is not of regtest, the network of wallet 'hot'");
    var _ = bench.done("policies/main", mainnet);
    assertThat(bench.write("wallets/hot", Map.of("policy", "main")).errors())
        .singleElement()
        .asString()
        .startsWith("policy: bc1qcr8");
  }

  @Test
  void aPolicyInForceIsNotDeletedAndADeletedOneGoesOnCounting() {
    var _ = bench.wallet("bip84", Map.of());
    Reply refused = bench.core().delete("bitcoin/policies/limits");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("in force for the wallets hot");
    assertThat(bench.core().delete("bitcoin/wallets/hot").status()).isEqualTo(204);
    assertThat(bench.core().delete("bitcoin/policies/limits").status()).isEqualTo(204);
    assertThat(bench.done("policies/limits", Map.of()).data("version").asInt()).isEqualTo(2);
  }
}
