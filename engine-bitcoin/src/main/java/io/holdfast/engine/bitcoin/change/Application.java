package io.holdfast.engine.bitcoin.change;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.engine.bitcoin.policy.PolicyDocuments;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.Optional;

/** Brings changes into force. */
final class Application {

  /** Why a change cannot come into force as things are now; empty if it can. */
  Optional<String> problem(Call call, StoredChange change) {
    StorageView storage = call.storage();
    try {
      return switch (change.kind()) {
        case POLICY_WRITE -> {
          TransactionPolicy policy = PolicyDocuments.parse(change.content());
          StoredWallet.withPolicy(storage, change.name())
              .forEach((wallet, network) ->
                  StoredPolicy.requireNetwork("destinations", policy, wallet, network));
          yield Optional.empty();
        }
        case POLICY_DELETE ->
            StoredWallet.withPolicy(storage, change.name()).isEmpty()
                ? Optional.empty()
                : Optional.of("a wallet has the policy by now");
        case WALLET_WRITE -> {
          String policy = wallet(change).policy();
          yield policy.isEmpty() || StoredPolicy.find(storage, policy).isPresent()
              ? Optional.empty()
              : Optional.of("there is no " + Named.POLICIES.label(policy) + " any more");
        }
        case WALLET_DELETE -> Optional.empty();
      };
    } catch (Refusal refusal) {
      return Optional.of(refusal.text());
    }
  }

  void apply(Call call, StoredChange change) {
    StorageView storage = call.storage();
    switch (change.kind()) {
      case POLICY_WRITE -> {
        var _ =
            StoredPolicy.add(
                storage, change.name(), PolicyDocuments.parse(change.content()), call.now());
      }
      case POLICY_DELETE -> StoredPolicy.delete(storage, change.name());
      case WALLET_WRITE -> wallet(change).store(call, change.name());
      case WALLET_DELETE -> StoredWallet.delete(call, change.name());
    }
  }

  private static StoredWallet wallet(StoredChange change) {
    return Json.read(Json.write(change.content()), StoredWallet.class);
  }
}
