package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.engine.bitcoin.judge.Initiators;
import io.holdfast.engine.bitcoin.judge.Judge;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.request.TransactionWords;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.simulate.GivenPolicy;
import java.util.Optional;

/** {@code wallets/:name/simulate}: how a PSBT would be judged now, without signing it. */
public final class DryRunPath {
  private static final Field<String> POLICY =
      Field.string("policy", "The policy that judges; the wallet's own if absent.");

  private DryRunPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/simulate")
            .fields(SignPath.PSBT, SignPath.ATTESTATIONS, POLICY, GivenPolicy.DOCUMENT)
            .describe(
                "Judge a PSBT without signing it.",
                "Says how the wallet's policy, another one, or the document given would judge the"
                    + " transaction now for who asks, with its trace and the transaction in words."
                    + " Nothing is signed, reserved, asked or stored.")
            .onWrite(DryRunPath::judge));
  }

  private static Response judge(Call call) {
    Draft draft = Draft.of(call, call.get(SignPath.PSBT));
    ArrayNode attestations = SignPath.attestations(call);
    String name =
        call.find(POLICY)
            .filter(given -> !given.isEmpty())
            .orElse(draft.candidate().wallet().policy());
    Optional<StoredPolicy> policy =
        GivenPolicy.of(call)
            .map(given -> StoredPolicy.unstored(given, call.now()))
            .or(() -> StoredPolicy.find(call.storage(), name));
    if (policy.isEmpty() && call.has(POLICY)) {
      throw Inputs.invalid(POLICY.name(), "there is no " + Named.POLICIES.label(name));
    }
    Judge judge =
        Judge.of(
            call,
            draft.candidate(),
            name,
            policy,
            Initiators.of(call),
            Attestations.of(draft, attestations));
    Judgement judgement = judge.judge(Granted.NOTHING);
    ObjectNode data = Json.object();
    data.set("decision", judgement.view());
    data.set(
        "summary",
        Json.array(TransactionWords.of(draft.candidate().name(), judge.facts(), judge.used())));
    ArrayNode reused = data.putArray("reused_outputs");
    judge.reused().forEach(reused::add);
    return Response.data(data);
  }
}
