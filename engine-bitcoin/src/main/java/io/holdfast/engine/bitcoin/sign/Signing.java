package io.holdfast.engine.bitcoin.sign;

import static io.holdfast.bitcoin.policy.Outcome.REFUSED;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.approval.Review;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.obligation.Obligations;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.engine.bitcoin.judge.Candidate;
import io.holdfast.engine.bitcoin.judge.Initiators;
import io.holdfast.engine.bitcoin.judge.Judge;
import io.holdfast.engine.bitcoin.musig.FirstRound;
import io.holdfast.engine.bitcoin.musig.Musig2Rounds;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.PolicyGuard;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.receipt.StoredReceipt;
import io.holdfast.engine.bitcoin.request.Requests;
import io.holdfast.engine.bitcoin.request.Standing;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The first transaction of a signature: judge, reserve, and hand over to {@link SignEffect}; or
 * refuse; or have it wait for people and time.
 */
final class Signing {
  private final Tools tools;
  private final Call call;
  private final Draft draft;
  private final ArrayNode attestations;
  private final Requests requests;

  /**
   * What every signature needs.
   *
   * @param rounds keeps what MuSig2 waits with between its rounds
   * @param changes brings into force what waited for a policy
   */
  record Tools(Supplier<Signer> signer, Musig2Rounds rounds, PolicyGuard changes) {}

  /**
   * @param attestations of destinations, as the client sent them
   */
  Signing(Tools tools, Call call, Draft draft, ArrayNode attestations) {
    this.tools = tools;
    this.call = call;
    this.draft = draft;
    this.attestations = attestations;
    this.requests = new Requests(call, candidate().name());
  }

  private Candidate candidate() {
    return draft.candidate();
  }

  /** Signs what the caller asks for. */
  Outcome begin() {
    requireReviews();
    Judge judge = judge(Initiators.of(call));
    Judgement judgement = judge.judge(Granted.NOTHING);
    if (judgement.outcome() != REFUSED && isFirstRound()) {
      return nonces(judgement);
    }
    return switch (judgement.outcome()) {
      case REFUSED -> refuse(judgement);
      case ALLOWED -> sign(judge, judgement, Optional.empty());
      case PENDING -> {
        if (!Waiting.isForPeopleOrTime(judgement)) {
          yield sign(judge, judgement, Optional.empty());
        }
        Optional<Standing> known =
            requests.of(candidate()).filter(standing -> Requests.isUnder(standing, judgement));
        yield known.isPresent() ? proceed(known.get()) : open(judge, judgement);
      }
    };
  }

  /** Signs what a request waits with, in the name of who asked for it. */
  Outcome proceed(Standing standing) {
    requireReviews();
    Judge judge = judge(Initiators.of(call, standing.request().requester()));
    Judgement judgement = judge.judge(requests.granted(standing));
    if (judgement.outcome() != REFUSED && isFirstRound()) {
      return nonces(judgement);
    }
    return switch (judgement.outcome()) {
      case REFUSED -> refuse(judgement);
      case ALLOWED -> sign(judge, judgement, Optional.of(standing));
      case PENDING -> {
        boolean same = Requests.isUnder(standing, judgement);
        if (same && requests.isReady(standing) && Waiting.isForWebhooksAlone(judgement)) {
          yield sign(judge, judgement, Optional.of(standing));
        }
        yield same && !standing.isSigned()
            ? wait(standing, judgement, Optional.empty())
            : open(judge, judgement);
      }
    };
  }

  private boolean isFirstRound() {
    return Musig2Rounds.isFirst(
        SignPath.PSBT.name(),
        candidate().located().checked(),
        draft.own().scripts(),
        () -> OwnKeys.fingerprints(call.storage(), candidate().wallet()));
  }

  /** Public nonces sign nothing: they wait for no approval, and nothing is reserved for them. */
  private Outcome nonces(Judgement judgement) {
    return new FirstRound(
        SignPath.PSBT.name(),
        tools.signer(),
        OwnKeys.of(call, candidate().wallet()),
        candidate().located().checked(),
        draft.own().scripts(),
        tools.rounds().nonces(call),
        judgement.view());
  }

  /** An emergency that was not answered for in time stops the wallet. */
  private void requireReviews() {
    List<Review> overdue = requests.overdue();
    if (!overdue.isEmpty()) {
      throw new Refusal.PermissionDenied(
          "%s signs nothing: the review of an emergency was due at %s; have it closed at sys/approvals/%s"
              .formatted(
                  Named.WALLETS.label(candidate().name()),
                  overdue.getFirst().due(),
                  overdue.getFirst().id()));
    }
  }

  private Judge judge(Initiator initiator) {
    String policy = candidate().wallet().policy();
    tools.changes().settle(call, policy);
    Optional<StoredPolicy> rules = StoredPolicy.find(call.storage(), policy);
    rules.ifPresent(
        version -> candidate().wallet().requireSuitable("policy", candidate().name(), version));
    return Judge.of(
        call, candidate(), policy, rules, initiator, Attestations.of(draft, attestations));
  }

  private Response refuse(Judgement judgement) {
    Optional<StoredReceipt> receipt = issue(judgement);
    return new Response.Refused(SignRefusals.of(judgement, receipt));
  }

  private Outcome sign(Judge judge, Judgement judgement, Optional<Standing> waited) {
    judgement.policy().ifPresent(rules -> SanityCheck.fee(judge.facts(), rules.policy()));
    waited.ifPresent(requests::grant);
    Obligations obligations = judgement.decision().obligations();
    Optional<WebhookInquiry> inquiry =
        judgement.decision().isAllowed()
            ? Optional.empty()
            : Optional.of(
                WebhookInquiry.of(call, candidate().name(), judgement, obligations.webhooks()));
    return new SignEffect(
        judgement,
        inquiry,
        Signature.of(call, tools, draft),
        new SignSettlement(
            draft,
            Reservation.take(call, draft, judgement),
            waited.map(standing -> standing.request().id()),
            inquiry.isPresent() ? Optional.empty() : issue(judgement),
            judge.reused()));
  }

  private Response open(Judge judge, Judgement judgement) {
    judgement.policy().ifPresent(rules -> SanityCheck.fee(judge.facts(), rules.policy()));
    Optional<StoredReceipt> receipt = issue(judgement);
    Standing standing =
        requests.open(
            candidate(), attestations, judgement, judge.used(), receipt.map(StoredReceipt::id));
    return wait(standing, judgement, receipt);
  }

  private Response wait(Standing standing, Judgement judgement, Optional<StoredReceipt> receipt) {
    ObjectNode data = Json.object();
    data.set("request", requests.view(standing));
    data.set("decision", judgement.view());
    receipt.ifPresent(issued -> data.set("receipt", issued.brief()));
    return Response.data(202, data);
  }

  private Optional<StoredReceipt> issue(Judgement judgement) {
    return StoredReceipt.issue(call, candidate().name(), judgement);
  }
}
