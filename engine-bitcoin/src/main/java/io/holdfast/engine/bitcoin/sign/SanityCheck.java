package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.tx.Dust;
import io.holdfast.bitcoin.tx.TxOut;
import java.math.BigDecimal;
import java.util.List;

/** Refuses what nobody can want: outputs that nodes don't relay, and fees by mistake. */
final class SanityCheck {
  /** What Bitcoin Core refuses to send: 0.1 bitcoin for each 1,000 vB. */
  private static final BigDecimal ABSURD_FEERATE = BigDecimal.valueOf(10_000);

  private SanityCheck() {}

  /**
   * Refuses an output below the dust limit.
   *
   * @throws Refusal.InvalidRequest naming the output and the least amount
   */
  static void dust(CheckedPsbt checked) {
    List<TxOut> outputs = checked.transaction().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      TxOut output = outputs.get(i);
      if (Dust.isDust(output)) {
        throw refuse(
            "dust",
            "output %d pays %d sat, which is dust: nodes relay %d sat or more for a script like this"
                .formatted(i, output.value(), Dust.threshold(output.script())));
      }
    }
  }

  /**
   * Refuses a feerate beyond 10,000 sat/vB unless the policy limits fees itself.
   *
   * @throws Refusal.InvalidRequest with the numbers
   */
  static void fee(TransactionFacts facts, TransactionPolicy policy) {
    if (!policy.limitsFee() && facts.feerate().exceeds(ABSURD_FEERATE)) {
      throw refuse(
          "absurd_fee",
          "the fee of %d sat is %s, beyond %s sat/vB; lower it, or allow it by max_fee or max_feerate in the policy"
              .formatted(facts.fee(), facts.feerate(), ABSURD_FEERATE));
    }
  }

  private static Refusal refuse(String rule, String problem) {
    return new Refusal.InvalidRequest("psbt: " + problem, Json.object().put("rule", rule));
  }
}
