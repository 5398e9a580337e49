package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A document is refused, or is facts that are read back alike and that a policy decides on. */
@Tag("long")
final class FactsFuzzTest {
  private static final TransactionPolicy POLICY =
      TransactionPolicy.parse(
          Map.of(
              "max_amount",
              1000,
              "velocity",
              List.of(Map.of("window", "24h", "max_amount", 10, "per", "destination")),
              "destinations",
              List.of(),
              "change",
              Map.of("max_gap", 2),
              "forbid_reuse",
              true,
              "max_balance_share",
              "50%",
              "approvals",
              List.of(Map.of("groups", List.of("a"))),
              "condition",
              "tx.payments.all(p, p.amount / tx.fee < usage.wallet.day.amount)"));

  static Stream<String> samples() {
    String transaction =
        "{\"network\":\"regtest\",\"txid\":\""
            + "00".repeat(32)
            + "\",\"version\":2,\"lock_time\":0,\"fee\":1,\"vsize\":150,\"inputs\":[{\"txid\":\""
            + "11".repeat(32)
            + "\",\"vout\":0,\"amount\":6,\"script\":\"51\",\"type\":\"p2wpkh\",\"sequence\":1,"
            + "\"sighash\":\"ALL\",\"own\":{\"change\":false,\"index\":0}}],\"outputs\":[{\"amount\":5,"
            + "\"script\":\"6a\",\"claims\":[{\"key\":\""
            + "02".repeat(33)
            + "\",\"origin\":\"01020304/84h\"}]}]}";
    return Stream.of(
        "{\"version\":1,\"transaction\":"
            + transaction
            + ",\"wallet\":\"hot\",\"time\":\"2026-03-04T12:00:00Z\",\"initiator\":{\"id\":\"e\",\"name\":\"\","
            + "\"groups\":[\"g\"]},\"usage\":[{\"per\":\"wallet\",\"window\":\"24h\",\"amount\":1,"
            + "\"count\":1,\"fee\":1}],\"balance\":{\"amount\":9,\"time\":\"2026-03-04T12:00:00Z\"},"
            + "\"used\":[],\"next_change\":3,\"attestations\":[],\"granted\":{\"consents\":[{\"id\":\"a\","
            + "\"name\":\"\",\"factors\":[{\"name\":\"a\",\"groups\":[\"a\"],\"approvals\":1,"
            + "\"proof\":\"login\"}],\"time\":\"2026-03-04T12:00:00Z\"}],\"webhooks\":[]}}");
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aDocumentIsRefusedOrFacts(@NotNull String text) {
    Optional<Map<String, Object>> document = JsonDocument.read(text);
    if (document.isEmpty()) {
      return;
    }
    DecisionFacts facts;
    try {
      facts = DecisionFacts.parse(document.get());
    } catch (BitcoinException _) {
      return;
    }
    DecisionFacts again = DecisionFacts.parse(facts.toDocument());
    if (!again.equals(facts) || !again.hash().equals(facts.hash())) {
      throw new AssertionError("facts are written as others");
    }
    if (!POLICY.decide(facts).toDocument().equals(POLICY.decide(again).toDocument())) {
      throw new AssertionError("the same facts are decided on in two ways");
    }
  }
}
