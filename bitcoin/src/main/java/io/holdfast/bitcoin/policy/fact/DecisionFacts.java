package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.DocumentException;
import java.util.Map;

/**
 * All that a decision is made from, beside the policy: the same facts give the same decision
 * anywhere.
 */
public record DecisionFacts(TransactionFacts transaction, Circumstances circumstances) {

  public static DecisionFacts of(TransactionFacts transaction, Circumstances circumstances) {
    return new DecisionFacts(transaction, circumstances);
  }

  /** As a document, for receipts. */
  public Map<String, Object> toDocument() {
    return FactsDocument.write(this);
  }

  /**
   * Reads what {@link #toDocument} wrote.
   *
   * @throws DocumentException naming the field that is wrong
   */
  public static DecisionFacts parse(Map<String, ?> document) {
    return FactsDocument.read(document);
  }

  /** SHA-256 of the document's canonical bytes. */
  public Bytes hash() {
    return Canonical.hash(toDocument());
  }
}
