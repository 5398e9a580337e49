package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.fact.Consent;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Emergency;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.limit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far obligations are met. */
public final class ObligationCheck {
  private final Obligations obligations;
  private final DecisionFacts facts;
  private final Granted granted;
  private final Instant now;

  public ObligationCheck(Obligations obligations, DecisionFacts facts) {
    this.obligations = obligations;
    this.facts = facts;
    this.granted = facts.circumstances().granted();
    this.now = facts.circumstances().time();
  }

  /** A trace for each obligation. An emergency waives what is missing, not what was said no to. */
  public List<RuleTrace> judge() {
    List<RuleTrace> trace = new ArrayList<>();
    obligations.factors().forEach(factor -> trace.add(approvals(factor)));
    if (!obligations.delay().isZero()) {
      trace.add(delay());
    }
    obligations.webhooks().forEach(webhook -> trace.add(webhook(webhook)));
    return emergency().isPresent()
        ? trace.stream().map(each -> waived(each, emergency().get())).toList()
        : trace;
  }

  /** The review that must follow: there is one if anything was done without. */
  public Optional<Review> review() {
    return emergency().isPresent()
            && judge().stream().anyMatch(each -> each.verdict() == Verdict.WAIVED)
        ? obligations.breakGlass().map(BreakGlass::review)
        : Optional.empty();
  }

  /** The emergency, if somebody may call it who did. */
  private Optional<Emergency> emergency() {
    return granted
        .emergency()
        .filter(each -> !each.id().isEmpty() && !each.reason().isBlank())
        .filter(each -> !each.time().isAfter(now))
        .filter(each ->
            obligations.breakGlass().filter(glass -> glass.by().equals(each.factor())).isPresent());
  }

  private static RuleTrace waived(RuleTrace trace, Emergency emergency) {
    return trace.verdict() == Verdict.PENDING
        ? new RuleTrace(
            trace.rule(),
            Verdict.WAIVED,
            trace.limit(),
            trace.actual(),
            trace.unit(),
            "done without, as entity " + emergency.id() + " said: " + emergency.reason())
        : trace;
  }

  private RuleTrace approvals(Factor factor) {
    long given =
        granted.consents().stream()
            .filter(consent -> counts(consent, factor))
            .map(Consent::id)
            .distinct()
            .count();
    return trace(
        "approvals[" + factor.name() + "]",
        given >= factor.approvals(),
        (long) factor.approvals(),
        given,
        "approvals",
        given
            + " of "
            + factor.approvals()
            + " approvals by "
            + String.join(", ", factor.groups())
            + " ("
            + factor.proof().label()
            + ")");
  }

  private boolean counts(Consent consent, Factor factor) {
    return !consent.id().isEmpty()
        && !consent.id().equals(facts.circumstances().initiator().id())
        && consent.factors().contains(factor)
        && !consent.time().isAfter(now)
        && now.isBefore(consent.time().plus(obligations.approvalTtl()));
  }

  private RuleTrace delay() {
    Optional<Instant> end = granted.requested().map(since -> since.plus(obligations.delay()));
    return trace(
        "delay",
        end.filter(time -> !now.isBefore(time)).isPresent(),
        Durations.text(obligations.delay()),
        granted
            .requested()
            .filter(since -> !since.isAfter(now))
            .map(since -> Duration.between(since, now).toSeconds() + "s")
            .orElse("0s"),
        "time",
        "it waits for "
            + Durations.text(obligations.delay())
            + granted.requested().map(since -> " since " + since).orElse(" from now on"));
  }

  /** A no that is signed by the service counts, whatever yes there is beside it. */
  private RuleTrace webhook(Webhook webhook) {
    List<WebhookAnswer> answers = genuine(webhook);
    boolean refused = answers.stream().anyMatch(each -> !each.allowed());
    boolean allowed = !answers.isEmpty() && !refused;
    String actual = refused ? "no" : allowed ? "yes" : "none";
    return refused
        ? RuleTrace.of(
            "webhook", false, webhook.url(), actual, "answer", webhook.url() + " said no")
        : trace(
            "webhook",
            allowed,
            webhook.url(),
            actual,
            "answer",
            webhook.url() + (allowed ? " said yes" : " has not answered yet"));
  }

  private List<WebhookAnswer> genuine(Webhook webhook) {
    if (granted.webhooks().isEmpty()) {
      return List.of();
    }
    Bytes transaction = facts.transaction().hash();
    return granted.webhooks().stream()
        .filter(each -> each.transaction().equals(transaction))
        .filter(each -> webhook.publicKey().verify(each.message(), each.signature()))
        .toList();
  }

  private static RuleTrace trace(
      String rule, boolean met, Object limit, Object actual, String unit, String sentence) {
    return new RuleTrace(
        rule, met ? Verdict.ALLOWED : Verdict.PENDING, limit, actual, unit, sentence);
  }
}
