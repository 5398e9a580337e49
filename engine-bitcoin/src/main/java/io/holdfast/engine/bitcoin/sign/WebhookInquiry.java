package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.bitcoin.policy.obligation.Webhook;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.webhook.WebhookQuestion;
import java.util.List;

/**
 * What a policy's webhooks are asked.
 *
 * @param questions one for each webhook
 */
record WebhookInquiry(List<WebhookQuestion> questions) {

  static WebhookInquiry of(Call call, String wallet, Judgement judgement, List<Webhook> webhooks) {
    return new WebhookInquiry(
        webhooks.stream()
            .map(webhook -> WebhookQuestion.of(call, wallet, judgement, webhook))
            .toList());
  }

  /**
   * Asks them, one after the other, until one doesn't allow it, and judges by their answers.
   *
   * @throws io.holdfast.api.Refusal.UpstreamFailed when one gives no answer that counts
   */
  Judgement decide(Judgement judgement) {
    Judgement decided = judgement;
    for (WebhookQuestion question : questions) {
      WebhookAnswer answer = question.ask();
      Granted granted = decided.facts().circumstances().granted();
      List<WebhookAnswer> answers = new java.util.ArrayList<>(granted.webhooks());
      answers.add(answer);
      decided =
          decided.with(
              new Granted(granted.requested(), granted.consents(), answers, granted.emergency()));
      if (!answer.allowed()) {
        break;
      }
    }
    return decided;
  }
}
