package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.address.Network;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy of simple fields: one rule that allows, bounded by all of them. An absent field doesn't
 * restrict; an empty list allows nothing.
 *
 * @param maxAmount sat that may leave the wallet in one transaction, fee apart
 * @param maxFee sat
 * @param maxFeerate sat/vB, decimals allowed
 * @param destinations the addresses that may be paid
 */
public record TransactionPolicy(
    Optional<Long> maxAmount,
    Optional<Long> maxFee,
    Optional<BigDecimal> maxFeerate,
    Optional<List<String>> destinations) {
  public TransactionPolicy {
    destinations = destinations.map(List::copyOf);
  }

  /**
   * Reads a document: numbers and texts of digits, and a list of addresses or one text with commas
   * between them. A field that is null is absent.
   *
   * @throws PolicyException naming every field that is unknown or has a wrong value
   */
  public static TransactionPolicy parse(Map<String, ?> document) {
    return PolicyDocument.read(document);
  }

  /** The document, fields that don't restrict left out. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    maxAmount.ifPresent(value -> document.put(PolicyDocument.MAX_AMOUNT, value));
    maxFee.ifPresent(value -> document.put(PolicyDocument.MAX_FEE, value));
    maxFeerate.ifPresent(value -> document.put(PolicyDocument.MAX_FEERATE, value));
    destinations.ifPresent(value -> document.put(PolicyDocument.DESTINATIONS, value));
    return document;
  }

  /** The rules that the document stands for, in the order in which a decision lists them. */
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    maxAmount.ifPresent(limit -> rules.add(new Rule.MaxAmount(limit)));
    maxFee.ifPresent(limit -> rules.add(new Rule.MaxFee(limit)));
    maxFeerate.ifPresent(limit -> rules.add(new Rule.MaxFeerate(limit)));
    destinations.ifPresent(allowed -> rules.add(new Rule.Destinations(allowed)));
    return rules;
  }

  /** The destinations that are addresses of other networks than the given one. */
  public List<String> destinationsElsewhere(Network network) {
    return destinations.orElse(List.of()).stream()
        .filter(address -> !PolicyDocument.isAddress(address, network))
        .toList();
  }

  /** Whether the document says what fees are fit, so that nothing else needs to. */
  public boolean limitsFee() {
    return maxFee.isPresent() || maxFeerate.isPresent();
  }

  /** Judges a transaction by every rule. */
  public Decision decide(TransactionFacts facts) {
    return new Decision(rules().stream().map(rule -> rule.judge(facts)).toList());
  }
}
