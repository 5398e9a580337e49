package io.holdfast.bitcoin.policy.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was done so far to meet the obligations of a policy.
 *
 * @param requested when the signature was asked for first: a delay counts from then; empty if this
 *     is the first time
 * @param consents the approvers' yeses that stand, each approver once
 * @param webhooks what outside services answered
 * @param emergency that somebody did without all this; empty for the usual way
 */
public record Granted(
    Optional<Instant> requested,
    List<Consent> consents,
    List<WebhookAnswer> webhooks,
    Optional<Emergency> emergency) {
  public static final Granted NOTHING =
      new Granted(Optional.empty(), List.of(), List.of(), Optional.empty());

  public Granted {
    consents = List.copyOf(consents);
    webhooks = List.copyOf(webhooks);
  }
}
