package io.holdfast.bitcoin.policy.receipt;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.document.Problems;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import java.util.List;
import java.util.Map;

/** Reads receipts, and judges again what they tell of. */
final class ReceiptDocument {
  private static final int MAX_NAME = 500;
  private static final PublicKey NOBODY =
      new PublicKey(PublicKey.Algorithm.ED25519, Bytes.of(new byte[32]));

  private ReceiptDocument() {}

  static Receipt read(Map<String, ?> document) {
    Fields fields = Fields.of("a receipt", document, Problems.immediate());
    long version = fields.required("version", fields.whole("version", 1, 1), 1L);
    assert version == 1;
    Receipt receipt =
        new Receipt(
            fields.required("policy", fields.text("policy", MAX_NAME), ""),
            fields.required(
                "policy_version", fields.whole("policy_version", 0, Integer.MAX_VALUE), 0L),
            fields.required("policy_document", fields.map("policy_document"), Map.of()),
            fields.required("facts", fields.map("facts"), Map.of()),
            fields.required("decision", fields.map("decision"), Map.of()),
            fields.required("signer", fields.text("signer", 100, PublicKey::parse), NOBODY),
            fields.required("signature", fields.hex("signature", 64), Bytes.EMPTY));
    Bytes hash = fields.required("policy_hash", fields.hex("policy_hash", 32), Bytes.EMPTY);
    fields.end();
    if (!hash.equals(receipt.policyHash())) {
      fields.problem("policy_hash", "is not the hash of policy_document");
    }
    if (!Canonical.text(receipt.toDocument()).equals(Canonical.text(document))) {
      fields.problems().add("the receipt is not as it would be written down");
    }
    return receipt;
  }

  static Reevaluation reevaluate(Receipt receipt) {
    try {
      TransactionPolicy policy = TransactionPolicy.parse(receipt.policyDocument());
      if (!policy.hash().equals(receipt.policyHash())) {
        return new Reevaluation(
            List.of("policy_document: is not as the policy would be written down"));
      }
      DecisionFacts facts = DecisionFacts.parse(receipt.facts());
      if (!facts.hash().equals(Canonical.hash(receipt.facts()))) {
        return new Reevaluation(List.of("facts: are not as they would be written down"));
      }
      return new Reevaluation(
          Differences.between("decision", receipt.decision(), policy.decide(facts).toDocument()));
    } catch (BitcoinException e) {
      return new Reevaluation(List.of(e.getMessage()));
    }
  }
}
