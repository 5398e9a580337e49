package io.holdfast.bitcoin.policy.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signed statement of what a policy decided on which facts, from which anyone can decide again.
 *
 * @param policy the policy's name
 * @param policyVersion its version
 * @param policyDocument what it said
 * @param facts what was known: {@link DecisionFacts#toDocument}
 * @param decision what was decided: {@link Decision#toDocument}
 * @param signer whose signature it is
 * @param signature over {@link #message}
 */
public record Receipt(
    String policy,
    long policyVersion,
    Map<String, Object> policyDocument,
    Map<String, Object> facts,
    Map<String, Object> decision,
    PublicKey signer,
    Bytes signature) {
  private static final String CONTEXT = "holdfast receipt 1\n";

  /** The receipt of a decision. */
  public static Receipt issue(
      String policy,
      long policyVersion,
      TransactionPolicy rules,
      DecisionFacts facts,
      Decision decision,
      ReceiptSigner signer) {
    Receipt unsigned =
        new Receipt(
            policy,
            policyVersion,
            rules.toDocument(),
            facts.toDocument(),
            decision.toDocument(),
            signer.publicKey(),
            Bytes.EMPTY);
    Bytes signature = Bytes.of(signer.sign(unsigned.message()));
    return new Receipt(
        policy,
        policyVersion,
        unsigned.policyDocument,
        unsigned.facts,
        unsigned.decision,
        signer.publicKey(),
        signature);
  }

  /** What is signed: a line that says what it is, then the canonical text without the signature. */
  public byte[] message() {
    return (CONTEXT + Canonical.text(unsigned())).getBytes(UTF_8);
  }

  /** SHA-256 of the policy's canonical text. */
  public Bytes policyHash() {
    return Canonical.hash(policyDocument);
  }

  private Map<String, Object> unsigned() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 1L);
    document.put("policy", policy);
    document.put("policy_version", policyVersion);
    document.put("policy_hash", policyHash().hex());
    document.put("policy_document", policyDocument);
    document.put("facts", facts);
    document.put("decision", decision);
    document.put("signer", signer.toString());
    return document;
  }

  /** As a document. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = unsigned();
    document.put("signature", signature.hex());
    return document;
  }

  /**
   * Reads what {@link #toDocument} wrote.
   *
   * @throws DocumentException naming the field that is wrong
   */
  public static Receipt parse(Map<String, ?> document) {
    return ReceiptDocument.read(document);
  }

  /** Whether the owner of {@code key} signed exactly this. */
  public boolean isSignedBy(PublicKey key) {
    return key.equals(signer) && key.verify(message(), signature);
  }

  /** Judges again what was judged, by what the receipt itself holds. */
  public Reevaluation reevaluate() {
    return ReceiptDocument.reevaluate(this);
  }
}
