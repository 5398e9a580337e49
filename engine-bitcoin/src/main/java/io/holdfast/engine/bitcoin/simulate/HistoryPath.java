package io.holdfast.engine.bitcoin.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.receipt.StoredReceipt;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code policies/:name/simulate}: a policy, stored or given, over what was decided before. The
 * receipts are read in the request's transaction, and judged outside of it, so that signatures
 * don't wait for it.
 */
public final class HistoryPath {
  private static final Field<String> WALLET =
      Field.string(
          "wallet",
          "The wallet whose history it is; all that the policy is in force for if absent.");
  private static final Field<Long> LIMIT =
      Field.integer("limit", "How many of the latest decisions of each wallet, at most 100,000.")
          .withDefault(10_000L);
  private static final long MOST = 100_000;

  private HistoryPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.POLICIES
            .route("/simulate")
            .fields(GivenPolicy.DOCUMENT, WALLET, LIMIT)
            .describe(
                "Replay a policy over history.",
                "Judges the decisions of the past by this policy, or by the document given, as if"
                    + " it had been in force all the time, and lists those that would have been"
                    + " others, with the reasons. Nothing is changed.")
            .onWrite(HistoryPath::replay));
  }

  private static Outcome replay(Call call) {
    String name = call.get(Named.NAME);
    TransactionPolicy policy =
        GivenPolicy.of(call)
            .or(() -> StoredPolicy.find(call.storage(), name).map(StoredPolicy::policy))
            .orElseThrow(() ->
                new Refusal.NotFound(
                    "no " + Named.POLICIES.label(name) + "; give one in 'document'"));
    List<StoredReceipt> receipts = receipts(call, name);
    Effect effect =
        new Effect() {
          @Override
          public boolean reachesOutside() {
            return false;
          }

          @Override
          public Completion perform() {
            Replay replay = new Replay(policy);
            receipts.forEach(replay::judge);
            ObjectNode result = replay.result();
            return _ -> Response.data(result);
          }
        };
    return effect;
  }

  private static List<StoredReceipt> receipts(Call call, String policy) {
    long limit = call.get(LIMIT);
    if (limit < 1 || limit > MOST) {
      throw Inputs.invalid(LIMIT.name(), "is not a number from 1 to " + MOST);
    }
    Optional<String> wallet = call.find(WALLET).filter(name -> !name.isEmpty());
    List<String> wallets =
        wallet
            .map(List::of)
            .orElseGet(() -> List.copyOf(StoredWallet.withPolicy(call.storage(), policy).keySet()));
    List<StoredReceipt> receipts = new ArrayList<>();
    for (String each : wallets) {
      List<String> ids = StoredReceipt.ids(call.storage(), each, "", Integer.MAX_VALUE);
      ids.subList((int) Math.max(0, ids.size() - limit), ids.size()).stream()
          .flatMap(id -> StoredReceipt.find(call.storage(), id).stream())
          .forEach(receipts::add);
    }
    receipts.sort(Comparator.comparing(StoredReceipt::time));
    return receipts;
  }
}
