package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.factor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.engine.bitcoin.policy.PolicyDocuments;
import io.holdfast.testkit.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final Map<String, ?> POLICY =
      Map.of(
          "max_amount",
          80_000,
          "velocity",
          List.of(Map.of("window", "24h", "max_amount", 100_000)),
          "rules",
          List.of(
              Map.of("name", "small", "effect", "allow", "when", "tx.amount <= 50000"),
              Map.of(
                  "name",
                  "large",
                  "effect",
                  "allow",
                  "approvals",
                  List.of(factor("officers", "officers", 1)))));

  private static Receipt read(Treasury treasury, String id) {
    Reply reply = treasury.bench().read("receipts/" + id);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return Receipt.parse(PolicyDocuments.map((ObjectNode) reply.data("receipt")));
  }

  @Test
  void everyDecisionHasAReceiptThatAnyoneJudgesAgainToTheSameEnd() {
    try (Treasury treasury = new Treasury(POLICY)) {
      treasury.group("officers", "bob");
      List<Reply> decisions =
          List.of(
              treasury.sign("alice", treasury.payment(1, 40_000)),
              treasury.sign("alice", treasury.payment(2, 90_000)),
              treasury.sign("alice", treasury.payment(3, 60_000)));
      assertThat(decisions).extracting(Reply::status).containsExactly(200, 403, 202);
      treasury.approve("bob", decisions.getLast());
      Reply approved = treasury.sign("alice", treasury.payment(3, 60_000));
      assertThat(approved.status()).as(approved.toString()).isEqualTo(200);

      // Whoever keeps the key needs nothing of the server any more.
      PublicKey key =
          PublicKey.parse(treasury.bench().read("config/receipt-key").data("public_key").asText());
      List<String> ids = treasury.list("wallets/hot/receipts").keys();
      assertThat(ids).hasSize(4);
      List<String> outcomes =
          ids.stream()
              .map(id -> read(treasury, id))
              .map(receipt -> {
                assertThat(receipt.isSignedBy(key)).isTrue();
                assertThat(receipt.reevaluate().differences()).isEmpty();
                return receipt.decision().get("outcome").toString();
              })
              .sorted()
              .toList();
      assertThat(outcomes).containsExactly("allowed", "allowed", "pending", "refused");
      assertThat(decisions.getFirst().data("receipt", "id").asText()).isIn(ids);
      Receipt last = read(treasury, approved.data("receipt", "id").asText());
      assertThat(last.facts().get("granted").toString()).contains(treasury.entity("bob"));
      assertThat(last.policyHash().hex()).isEqualTo(approved.data("decision", "hash").asText());
    }
  }

  @Test
  void aReceiptThatWasChangedIsFoundOut() {
    try (Treasury treasury = new Treasury(POLICY)) {
      Reply signed = treasury.sign("alice", treasury.payment(1, 40_000));
      PublicKey key =
          PublicKey.parse(treasury.bench().read("config/receipt-key").data("public_key").asText());
      ObjectNode document =
          (ObjectNode)
              treasury
                  .bench()
                  .read("receipts/" + signed.data("receipt", "id").asText())
                  .data("receipt");
      ((ObjectNode) document.get("facts")).put("wallet", "cold");
      Receipt changed = Receipt.parse(PolicyDocuments.map(document));
      assertThat(changed.isSignedBy(key)).isFalse();
    }
  }

  @Test
  void aReceiptKeepsThePolicyThatDecidedThoughAnotherIsInForce() {
    try (Treasury treasury = new Treasury(Map.of("max_amount", 50_000))) {
      Reply signed = treasury.sign("alice", treasury.payment(1, 40_000));
      var _ = treasury.bench().done("policies/limits", Map.of("max_amount", 1));
      Receipt receipt = read(treasury, signed.data("receipt", "id").asText());
      assertThat(receipt.policyVersion()).isEqualTo(1);
      assertThat(receipt.reevaluate().agrees()).isTrue();
      Reply version = treasury.bench().read("policies/limits/versions/1");
      assertThat(version.data("hash").asText()).isEqualTo(receipt.policyHash().hex());
      assertThat(treasury.list("policies/limits/versions").keys()).containsExactly("1", "2");
      assertThat(treasury.bench().read("policies/limits/versions/3").status()).isEqualTo(404);
    }
  }

  @Test
  void aReceiptKeyIsThereFromTheStartAndNeverItsPrivateHalf() {
    try (Bench bench = new Bench()) {
      Reply key = bench.read("config/receipt-key");
      assertThat(key.data("public_key").asText()).matches("ed25519:[0-9a-f]{64}");
      assertThat(key.data()).hasSize(2);
      assertThat(bench.read("receipts/none").status()).isEqualTo(404);
    }
  }
}
