package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.policy.Outcome;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.engine.bitcoin.policy.Judgement;
import java.util.Optional;

/**
 * Asks the policy's webhooks, if it has any, and makes the signature if all is allowed. What comes
 * of it is told by the completion: the reservation is spent and the signature answered, or it is
 * released and the refusal answered, in one transaction.
 */
final class SignEffect implements Effect {
  private final Judgement judgement;
  private final Optional<WebhookInquiry> inquiry;
  private final Signature signature;
  private final Settlement settlement;

  /**
   * @param judgement what was decided, pending if webhooks have to be asked
   * @param inquiry what they are asked
   */
  SignEffect(
      Judgement judgement,
      Optional<WebhookInquiry> inquiry,
      Signature signature,
      Settlement settlement) {
    this.judgement = judgement;
    this.inquiry = inquiry;
    this.signature = signature;
    this.settlement = settlement;
  }

  @Override
  public boolean reachesOutside() {
    return inquiry.isPresent();
  }

  @Override
  public Completion perform() {
    Judgement decided;
    try {
      decided = inquiry.map(asked -> asked.decide(judgement)).orElse(judgement);
    } catch (Refusal refusal) {
      signature.drop();
      return call -> settlement.failed(call, refusal);
    }
    if (decided.outcome() != Outcome.ALLOWED) {
      signature.drop();
      return call -> settlement.refused(call, decided);
    }
    try {
      SigningResult result = signature.make();
      return call -> settlement.signed(call, decided, result);
    } catch (Refusal refusal) {
      return call -> settlement.failed(call, refusal);
    }
  }

  /** How the second transaction ends it. */
  interface Settlement {
    /** The signature leaves. */
    Response signed(Call call, Judgement judgement, SigningResult result);

    /** The policy refuses after all. */
    Response refused(Call call, Judgement judgement);

    /** There is no signature, or no answer of a webhook. */
    Response failed(Call call, Refusal why);
  }
}
