package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.document.Problems;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.limit.Destinations;
import io.holdfast.bitcoin.policy.limit.Limit;
import io.holdfast.bitcoin.policy.limit.Limits;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.obligation.Obligations;
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
  private final Limits bounds;

  private TransactionPolicy(Limits bounds) {
    this.bounds = bounds;
  }

  /**
   * Reads a document. A field that is null is absent.
   *
   * @throws DocumentException with every mistake, each with the path of its field
   */
  public static TransactionPolicy parse(Map<String, ?> document) {
    Problems problems = Problems.collected();
    Fields fields = Fields.of("a policy", document, problems);
    Limits bounds = Limits.read(fields);
    fields.end();
    problems.require();
    return new TransactionPolicy(bounds);
  }

  /** The document, fields that don't restrict left out. */
  public Map<String, Object> toDocument() {
    return bounds.toDocument();
  }

  /** SHA-256 of the document's canonical bytes. */
  public Bytes hash() {
    return Canonical.hash(toDocument());
  }

  /**
   * What must be known of earlier transactions before the policy can judge; answered in {@link
   * io.holdfast.bitcoin.policy.fact.Circumstances#usage}.
   */
  public Set<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return bounds.all().stream()
        .flatMap(limit -> limit.questions(facts, initiator))
        .collect(Collectors.toSet());
  }

  /** The names of further wallets that may be paid, whose descriptors the facts need. */
  public Set<String> wallets() {
    return Set.of();
  }

  /** What changing the policy takes; empty for nothing but the leave of ACL policies. */
  public Optional<Changes> changes() {
    return Optional.empty();
  }

  /** Judges the signing of a message with the key at a path. */
  public Decision decideMessage(DerivationPath path, String message) {
    return judged(List.of());
  }

  /** Judges whether the extended public key at a path is shown. */
  public Decision decideXpub(DerivationPath path) {
    return judged(List.of());
  }

  private static Decision judged(List<RuleTrace> trace) {
    boolean refused = trace.stream().anyMatch(RuleTrace::isRefusal);
    return new Decision(
        refused ? Outcome.REFUSED : Outcome.ALLOWED,
        Optional.empty(),
        trace,
        List.of(),
        Obligations.NONE,
        Optional.empty());
  }

  /** Whether the circumstances need the wallet's balance. */
  public boolean asksBalance() {
    return false;
  }

  /** Whether the circumstances need the destinations that were used before. */
  public boolean asksUsed() {
    return false;
  }

  /** The sighash types that may be signed: DEFAULT and ALL unless the policy says otherwise. */
  public Set<String> sighashTypes() {
    return Set.of("DEFAULT", "ALL");
  }

  /** Judges a transaction. */
  public Decision decide(DecisionFacts facts) {
    List<RuleTrace> trace =
        bounds.all().stream().flatMap(limit -> limit.judge(facts).stream()).toList();
    return judged(trace);
  }

  /** The destinations that are addresses of other networks than the given one. */
  public List<String> destinationsElsewhere(Network network) {
    return bounds.all().stream()
        .flatMap(limit ->
            limit instanceof Destinations(var addresses)
                ? addresses.elsewhere(network).stream()
                : java.util.stream.Stream.<String>of())
        .toList();
  }

  /** Whether the document says what fees are fit, so that nothing else needs to. */
  public boolean limitsFee() {
    return bounds.all().stream()
        .map(Limit::field)
        .anyMatch(Set.of("max_fee", "max_feerate")::contains);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransactionPolicy that && toDocument().equals(that.toDocument());
  }

  @Override
  public int hashCode() {
    return toDocument().hashCode();
  }

  @Override
  public String toString() {
    return "TransactionPolicy" + toDocument();
  }
}
