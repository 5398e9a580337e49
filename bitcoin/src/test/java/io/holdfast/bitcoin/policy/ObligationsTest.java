package io.holdfast.bitcoin.policy;

import static io.holdfast.bitcoin.policy.Situation.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.fact.Consent;
import io.holdfast.bitcoin.policy.fact.Emergency;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Proof;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.limit.Verdict;
import io.holdfast.bitcoin.policy.obligation.Review;
import io.holdfast.crypto.sign.Ed25519;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObligationsTest {
  private static final Factor TREASURY = new Factor("treasury", List.of("treasury"), 2, Proof.TOTP);
  private static final Map<String, Object> TWO_OF_THE_TREASURY =
      Map.of(
          "approvals",
          List.of(Map.of("groups", List.of("treasury"), "number", 2, "proof", "totp")));
  private static final byte[] SEED = new byte[32];
  private static final PublicKey KEY =
      PublicKey.of(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(SEED)));
  private static final Map<String, Object> WEBHOOK =
      Map.of(
          "webhook", Map.of("url", "https://risk.example.com/ask", "public_key", KEY.toString()));

  private final Situation situation = new Situation();

  @Test
  void aTransactionWaitsForAsManyApproversAsTheFactorWants() {
    Decision waiting = situation.decide(TWO_OF_THE_TREASURY);
    assertThat(waiting.outcome()).isEqualTo(Outcome.PENDING);
    assertThat(waiting.obligations().factors()).containsExactly(TREASURY);
    assertThat(waiting.obligations().approvalTtl()).isEqualTo(Duration.ofHours(24));
    situation.approve("bob", TREASURY);
    situation.approve("bob", TREASURY);
    assertThat(situation.decide(TWO_OF_THE_TREASURY).trace().getLast().sentence())
        .isEqualTo("1 of 2 approvals by treasury (totp)");
    situation.approve("carol", TREASURY);
    assertThat(situation.decide(TWO_OF_THE_TREASURY).outcome()).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void nobodyApprovesWhatTheyAskedForThemselves() {
    situation.approve("bob", TREASURY);
    situation.approve("alice", TREASURY);
    assertThat(situation.decide(TWO_OF_THE_TREASURY).outcome()).isEqualTo(Outcome.PENDING);
  }

  @Test
  void aConsentToWhatThePolicySaidBeforeDoesNotCount() {
    Factor before = new Factor("treasury", List.of("treasury", "interns"), 2, Proof.TOTP);
    situation.approve("bob", before);
    situation.approve("carol", before);
    assertThat(situation.decide(TWO_OF_THE_TREASURY).outcome()).isEqualTo(Outcome.PENDING);
  }

  @Test
  void aConsentGetsOld() {
    situation.approve("bob", TREASURY);
    situation.consents.add(
        new Consent("carol", "Carol", List.of(TREASURY), NOON.minus(Duration.ofHours(24))));
    assertThat(situation.decide(TWO_OF_THE_TREASURY).outcome()).isEqualTo(Outcome.PENDING);
    situation.time = NOON.minusSeconds(1);
    assertThat(situation.decide(TWO_OF_THE_TREASURY).outcome()).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void whatExceedsALimitDoesNotWaitButIsRefused() {
    Map<String, Object> policy = new HashMap<>(TWO_OF_THE_TREASURY);
    policy.put("max_amount", 1);
    Decision decision = situation.decide(policy);
    assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(decision.obligations().isEmpty()).isTrue();
  }

  @Test
  void theObligationsOfTheRuleThatAllowsComeToThoseAtTheTop() {
    Map<String, Object> large =
        Map.of(
            "name", "large",
            "effect", "allow",
            "approvals", List.of(Map.of("groups", List.of("board"))),
            "approval_ttl", "72h",
            "delay", "48h");
    Map<String, Object> small = Map.of("name", "small", "effect", "allow", "max_amount", 59_999);
    Map<String, Object> policy = new HashMap<>(TWO_OF_THE_TREASURY);
    policy.put("approval_ttl", "96h");
    policy.put("delay", "1h");
    policy.put("rules", List.of(small, large));
    Decision decision = situation.decide(policy);
    assertThat(decision.rule()).contains("large");
    assertThat(decision.obligations().factors())
        .extracting(Factor::name)
        .containsExactly("treasury", "board");
    assertThat(decision.obligations().delay()).isEqualTo(Duration.ofHours(48));
    assertThat(decision.obligations().approvalTtl()).isEqualTo(Duration.ofHours(72));
  }

  @Test
  void aDelayCountsFromWhenTheSignatureWasAskedForFirst() {
    Map<String, Object> policy = Map.of("delay", "1h");
    assertThat(situation.decide(policy).outcome()).isEqualTo(Outcome.PENDING);
    situation.requested = Optional.of(NOON.minusSeconds(3599));
    assertThat(situation.decide(policy).outcome()).isEqualTo(Outcome.PENDING);
    situation.requested = Optional.of(NOON.minusSeconds(3600));
    assertThat(situation.decide(policy).outcome()).isEqualTo(Outcome.ALLOWED);
  }

  private WebhookAnswer answer(boolean allowed, Bytes transaction) {
    WebhookAnswer unsigned = new WebhookAnswer(transaction, allowed, NOON, Bytes.EMPTY);
    return new WebhookAnswer(
        transaction, allowed, NOON, Bytes.of(Ed25519.sign(SEED, unsigned.message())));
  }

  @Test
  void aWebhookMustSayYesToThisTransactionAndSignIt() {
    assertThat(situation.decide(WEBHOOK).outcome()).isEqualTo(Outcome.PENDING);
    situation.webhooks.add(answer(true, Bytes.of(new byte[32])));
    assertThat(situation.decide(WEBHOOK).outcome()).as("another transaction").isEqualTo(Outcome.PENDING);
    Bytes hash = situation.transaction().hash();
    situation.webhooks.add(new WebhookAnswer(hash, true, NOON, Bytes.of(new byte[64])));
    assertThat(situation.decide(WEBHOOK).outcome()).as("no signature").isEqualTo(Outcome.PENDING);
    situation.webhooks.add(answer(true, hash));
    assertThat(situation.decide(WEBHOOK).outcome()).isEqualTo(Outcome.ALLOWED);
    situation.webhooks.add(answer(false, hash));
    assertThat(situation.decide(WEBHOOK).reasons())
        .isEqualTo("webhook: https://risk.example.com/ask said no");
  }

  private Map<String, Object> withGlass(Map<String, Object> policy) {
    Map<String, Object> all = new HashMap<>(policy);
    all.put(
        "break_glass",
        Map.of(
            "name", "officers",
            "groups", List.of("officers"),
            "proof", "signature",
            "review", List.of(Map.of("groups", List.of("board"))),
            "review_within", "12h"));
    return all;
  }

  @Test
  void inAnEmergencyItIsSignedWithoutApprovalsAndReviewedAfterwards() {
    Map<String, Object> policy = withGlass(TWO_OF_THE_TREASURY);
    Factor officers = new Factor("officers", List.of("officers"), 1, Proof.SIGNATURE);
    situation.emergency =
        Optional.of(new Emergency("dora", "Dora", officers, "the exchange closes", NOON));
    Decision decision = situation.decide(policy);
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(decision.trace())
        .extracting(RuleTrace::verdict)
        .containsExactly(Verdict.WAIVED);
    assertThat(decision.review().map(Review::within)).contains(Duration.ofHours(12));
    assertThat(situation.decide(TWO_OF_THE_TREASURY).outcome())
        .as("without break_glass in the policy")
        .isEqualTo(Outcome.PENDING);
  }

  @Test
  void anEmergencyLiftsNoLimitAndNoRefusalOfAWebhook() {
    Factor officers = new Factor("officers", List.of("officers"), 1, Proof.SIGNATURE);
    situation.emergency = Optional.of(new Emergency("dora", "Dora", officers, "now", NOON));
    assertThat(situation.decide(withGlass(Map.of("max_amount", 1))).outcome())
        .isEqualTo(Outcome.REFUSED);
    situation.webhooks.add(answer(false, situation.transaction().hash()));
    assertThat(situation.decide(withGlass(WEBHOOK)).outcome()).isEqualTo(Outcome.REFUSED);
    situation.webhooks.clear();
    assertThat(situation.decide(withGlass(WEBHOOK)).outcome()).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void whatANobodyBreaksStaysWhole() {
    Map<String, Object> policy = withGlass(TWO_OF_THE_TREASURY);
    Factor weaker = new Factor("officers", List.of("officers"), 1, Proof.LOGIN);
    situation.emergency = Optional.of(new Emergency("dora", "Dora", weaker, "now", NOON));
    assertThat(situation.decide(policy).outcome()).isEqualTo(Outcome.PENDING);
    Factor officers = new Factor("officers", List.of("officers"), 1, Proof.SIGNATURE);
    situation.emergency = Optional.of(new Emergency("dora", "Dora", officers, " ", NOON));
    assertThat(situation.decide(policy).outcome()).as("no reason").isEqualTo(Outcome.PENDING);
  }

  @Test
  void aChangeOfThePolicyCanTakeApprovalsAndTime() {
    TransactionPolicy policy =
        TransactionPolicy.parse(
            Map.of(
                "changes",
                Map.of(
                    "approvals",
                    List.of(Map.of("groups", List.of("board"), "number", 2)),
                    "delay",
                    "24h")));
    assertThat(policy.changes())
        .contains(
            new Changes(
                List.of(new Factor("board", List.of("board"), 2, Proof.LOGIN)),
                Duration.ofHours(48),
                Duration.ofHours(24)));
    assertThat(TransactionPolicy.parse(Map.of()).changes()).isEmpty();
  }
}
