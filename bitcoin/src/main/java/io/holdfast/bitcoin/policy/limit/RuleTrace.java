package io.holdfast.bitcoin.policy.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one rule judged a transaction.
 *
 * @param rule its name, which is that of the policy's field
 * @param verdict its outcome
 * @param limit what the policy states: a number, or a list of addresses
 * @param actual what the transaction has: a number, or the list of what isn't allowed
 * @param unit {@code sat}, {@code sat/vB} or {@code address}
 * @param sentence the same as a sentence for people
 */
public record RuleTrace(
    String rule, Verdict verdict, Object limit, Object actual, String unit, String sentence) {

  /** Allowed or refused. */
  public static RuleTrace of(
      String rule, boolean allowed, Object limit, Object actual, String unit, String sentence) {
    return new RuleTrace(
        rule, allowed ? Verdict.ALLOWED : Verdict.REFUSED, limit, actual, unit, sentence);
  }

  /** Of an amount that has a highest value. */
  static RuleTrace ofAmount(String rule, long limit, long actual, String what) {
    return of(
        rule,
        actual <= limit,
        limit,
        actual,
        "sat",
        actual + " sat " + what + " and the limit is " + limit + " sat");
  }

  /** Of an amount that has a lowest value. */
  static RuleTrace ofLeast(String rule, long least, long actual, String what) {
    return of(
        rule,
        actual >= least,
        least,
        actual,
        "sat",
        actual + " sat " + what + " and the least is " + least + " sat");
  }

  /** What refuses because it can't be told. */
  static RuleTrace unknown(String rule, Object limit, String unit, String why) {
    return new RuleTrace(rule, Verdict.REFUSED, limit, "unknown", unit, why);
  }

  /** Whether it stands in the way. */
  public boolean isRefusal() {
    return verdict == Verdict.REFUSED;
  }

  /** The trace as a document. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rule", rule);
    document.put("outcome", verdict.label());
    document.put("limit", limit);
    document.put("actual", actual);
    document.put("unit", unit);
    document.put("message", sentence);
    return document;
  }
}
