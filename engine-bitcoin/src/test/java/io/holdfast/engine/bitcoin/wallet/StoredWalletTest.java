package io.holdfast.engine.bitcoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredWalletTest {
  @Test
  void aRecordOfTheFirstVersionIsAHotWalletOfItsOneKey() {
    StoredWallet wallet =
        Json.read(
            """
            {"key":"main","descriptor":"wpkh()#x","network":"regtest","policy":"p",\
            "created_time":"2026-11-22T06:30:45.108086477Z"}\
            """
                .getBytes(StandardCharsets.UTF_8),
            StoredWallet.class);
    assertThat(wallet.keys()).containsExactly("main");
    assertThat(wallet.custody()).isEqualTo(Custody.HOT);
    assertThat(wallet.label("73c5da0a")).isEmpty();
    assertThat(Json.read(Json.write(wallet), StoredWallet.class)).isEqualTo(wallet);
  }

  @Test
  void aPolicyAlwaysNeedsApprovalsAtItsTopOrInEachOfItsAllowRules() {
    Map<String, Object> factor = Map.of("groups", List.of("treasury"), "number", BigDecimal.ONE);
    Map<String, Object> approved =
        Map.of("effect", "allow", "name", "a", "approvals", List.of(factor));
    Map<String, Object> free = Map.of("effect", "allow", "name", "b");
    Map<String, Object> deny = Map.of("effect", "deny", "name", "c");
    assertThat(Approvals.areAlwaysNeeded(Map.of())).isFalse();
    assertThat(Approvals.areAlwaysNeeded(Map.of("max_amount", BigDecimal.ONE))).isFalse();
    assertThat(Approvals.areAlwaysNeeded(Map.of("approvals", List.of()))).isFalse();
    assertThat(Approvals.areAlwaysNeeded(Map.of("approvals", List.of(factor)))).isTrue();
    assertThat(Approvals.areAlwaysNeeded(Map.of("rules", List.of(approved, deny)))).isTrue();
    assertThat(Approvals.areAlwaysNeeded(Map.of("rules", List.of(approved, free)))).isFalse();
    assertThat(Approvals.areAlwaysNeeded(Map.of("rules", List.of(deny)))).isFalse();
  }
}
