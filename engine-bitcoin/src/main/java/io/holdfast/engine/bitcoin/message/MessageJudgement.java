package io.holdfast.engine.bitcoin.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a wallet's policy decided of a message. */
record MessageJudgement(String policy, long version, Decision decision) {
  private static final String MESSAGES = "messages";

  /**
   * The judgement of a message that may be signed.
   *
   * @throws Refusal.PermissionDenied when the wallet has no policy, or its policy refuses the
   *     message, or the wallet is warm and its policy says nothing of messages: they are not
   *     approved by anybody
   */
  static MessageJudgement of(Call call, StoredWallet wallet, WalletScript own, String message) {
    String name = Named.WALLETS.label(call.get(Named.NAME));
    StoredPolicy policy =
        StoredPolicy.find(call.storage(), wallet.policy())
            .orElseThrow(() ->
                new Refusal.PermissionDenied(
                    "message refused: " + name + " has no policy, and so signs nothing"));
    if (wallet.custody().demandsApprovals() && !policy.document().containsKey(MESSAGES)) {
      throw new Refusal.PermissionDenied(
          "message refused: %s is warm, and its policy '%s' does not say which messages are signed without approvals"
              .formatted(name, wallet.policy()));
    }
    MessageJudgement judgement = null;
    for (KeyOrigin origin : origins(call, wallet, own)) {
      Decision decision = policy.policy().decideMessage(origin.path(), message);
      judgement = new MessageJudgement(wallet.policy(), policy.version(), decision);
      judgement.require();
    }
    if (judgement == null) {
      throw new Refusal.PermissionDenied("message refused: no key of this address is held here");
    }
    return judgement;
  }

  /** The places of the address's keys that are of this mount. */
  private static List<KeyOrigin> origins(Call call, StoredWallet wallet, WalletScript own) {
    Set<String> fingerprints =
        wallet.keys().stream()
            .map(name -> StoredKey.read(call.storage(), name).fingerprint())
            .collect(Collectors.toSet());
    return own.derived().keys().stream()
        .map(key -> key.origin())
        .flatMap(Optional::stream)
        .filter(origin -> fingerprints.contains(origin.fingerprint().toString()))
        .toList();
  }

  private void require() {
    if (!decision.isAllowed()) {
      ObjectNode data = Json.object();
      data.set("decision", view());
      throw new Refusal.PermissionDenied(
          "message refused by policy '%s' version %d: %s"
              .formatted(policy, version, decision.reasons()),
          data,
          List.of());
    }
  }

  ObjectNode view() {
    ObjectNode view = Json.object().put("policy", policy).put("version", version);
    view.setAll((ObjectNode) Json.of(decision.toDocument()));
    return view;
  }
}
