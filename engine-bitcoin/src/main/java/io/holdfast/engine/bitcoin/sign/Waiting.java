package io.holdfast.engine.bitcoin.sign;

import io.holdfast.bitcoin.policy.limit.Verdict;
import io.holdfast.engine.bitcoin.policy.Judgement;

/** For what a pending judgement waits. */
final class Waiting {
  private static final String WEBHOOK = "webhook";

  private Waiting() {}

  /** Whether its obligations are more than webhooks, which are asked at once. */
  static boolean isForPeopleOrTime(Judgement judgement) {
    return !isForWebhooksAlone(judgement);
  }

  /** Whether nothing is missing but the answers of webhooks. */
  static boolean isForWebhooksAlone(Judgement judgement) {
    return judgement.decision().trace().stream()
        .filter(trace -> trace.verdict() == Verdict.PENDING)
        .allMatch(trace -> trace.rule().equals(WEBHOOK));
  }
}
