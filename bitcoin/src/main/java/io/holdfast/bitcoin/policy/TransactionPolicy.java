package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.limit.SighashTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be signed from a wallet. Immutable and safe for many threads: read it once, judge with
 * it often.
 */
public final class TransactionPolicy {
  private final PolicyContent content;
  private final Map<String, Object> document;
  private final Bytes hash;

  private TransactionPolicy(PolicyContent content) {
    this.content = content;
    this.document = Map.copyOf(content.toDocument());
    this.hash = Canonical.hash(document);
  }

  /**
   * Reads a document. A field that is null is absent.
   *
   * @throws DocumentException with every mistake, each with the path of its field
   */
  public static TransactionPolicy parse(Map<String, ?> document) {
    return new TransactionPolicy(PolicyContent.read(document));
  }

  /** The document with its usual values written out, fields that don't restrict left out. */
  public Map<String, Object> toDocument() {
    return content.toDocument();
  }

  /** SHA-256 of the document's canonical bytes. */
  public Bytes hash() {
    return hash;
  }

  /**
   * What must be known of earlier transactions before the policy can judge; answered in {@link
   * io.holdfast.bitcoin.policy.fact.Circumstances#usage}.
   */
  public Set<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return content.questions(facts, initiator).collect(Collectors.toSet());
  }

  /** The names of further wallets that may be paid, whose descriptors the facts need. */
  public Set<String> wallets() {
    return content.limits().flatMap(limits -> limits.wallets()).collect(Collectors.toSet());
  }

  /** What changing the policy takes; empty for nothing but the leave of ACL policies. */
  public Optional<Changes> changes() {
    return content.changes();
  }

  /** Judges a transaction. */
  public Decision decide(DecisionFacts facts) {
    return new Judge(content, facts).decide();
  }

  /** Judges the signing of a message with the key at a path. */
  public Decision decideMessage(DerivationPath path, String message) {
    return Judge.decided(
        content.messages().map(limits -> limits.judge(path, message)).orElse(List.of()));
  }

  /** Judges whether the extended public key at a path is shown. */
  public Decision decideXpub(DerivationPath path) {
    return Judge.decided(
        content.xpubPaths().map(list -> List.of(list.judge("xpub_paths", path))).orElse(List.of()));
  }

  /** Whether the circumstances need the wallet's balance. */
  public boolean asksBalance() {
    return content.limits().anyMatch(limits -> limits.askBalance())
        || content.conditions().anyMatch(condition -> condition.text().contains("balance"));
  }

  /** Whether the circumstances need the destinations that were used before. */
  public boolean asksUsed() {
    return content.limits().anyMatch(limits -> limits.askUsed())
        || content.conditions().anyMatch(condition -> condition.text().contains("used"));
  }

  /** The sighash types that may be signed: DEFAULT and ALL unless the policy says otherwise. */
  public Set<String> sighashTypes() {
    return Set.copyOf(content.sighash().map(SighashTypes::allowed).orElse(SighashTypes.USUAL));
  }

  /** The destinations that are of other networks than the given one. */
  public List<String> destinationsElsewhere(Network network) {
    return content.limits().flatMap(limits -> limits.elsewhere(network)).distinct().toList();
  }

  /** Whether the document says what fees are fit, so that nothing else needs to. */
  public boolean limitsFee() {
    return content.bounds().boundFee()
        || content
            .rules()
            .filter(rules ->
                rules.stream()
                    .filter(rule -> !rule.deny())
                    .allMatch(rule -> rule.limits().boundFee()))
            .isPresent();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransactionPolicy that && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return Canonical.text(document);
  }
}
