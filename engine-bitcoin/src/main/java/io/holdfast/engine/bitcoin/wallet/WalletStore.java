package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.key.KeyForm;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stores wallets, new and changed, with what the request says of policy, custody and labels. To
 * hold scripts more tightly is free; to hold them less tightly takes a confirmation, also in a
 * wallet that is made anew.
 */
final class WalletStore {
  private final WalletGuard guard;

  WalletStore(WalletGuard guard) {
    this.guard = guard;
  }

  /**
   * A new wallet's record, without policy and labels.
   *
   * @throws Refusal.InvalidRequest when it has no keys and is not to be cold
   */
  static StoredWallet described(Call call, Wallet wallet, Owners owners) {
    Custody custody = custody(call).orElse(owners.canSign() ? Custody.HOT : Custody.COLD);
    if (!owners.canSign() && custody.signsHere()) {
      throw Inputs.invalid(
          WalletFields.CUSTODY.name(),
          "'"
              + custody.label()
              + "' takes a private key of this mount, and keys names none; a watch-only wallet is"
              + " cold");
    }
    return new StoredWallet(
        owners.names(),
        wallet.descriptor().toString(),
        wallet.network().label(),
        "",
        custody,
        Map.of(),
        call.now());
  }

  /** Stores a new wallet. */
  Response create(Call call, StoredWallet described) {
    return store(call, governed(call, labelled(call, described)), Optional.empty());
  }

  /** Stores a wallet with what the request changes of it. */
  Response change(Call call, StoredWallet stored) {
    StoredWallet held = custody(call).map(stored::with).orElse(stored);
    if (held.custody().signsHere() && !canSign(call, held)) {
      throw Inputs.invalid(
          WalletFields.CUSTODY.name(), "the wallet is watch-only: no key of this mount signs it");
    }
    StoredWallet labelled = call.has(WalletFields.LABELS) ? labelled(call, held) : held;
    StoredWallet governed = call.has(WalletFields.POLICY) ? governed(call, labelled) : labelled;
    requireSuitablePolicy(call, governed);
    return store(call, governed, Optional.of(stored));
  }

  private static boolean canSign(Call call, StoredWallet wallet) {
    return wallet.keys().stream()
        .anyMatch(name -> StoredKey.read(call.storage(), name).form() != KeyForm.WATCH_ONLY);
  }

  private Response store(Call call, StoredWallet after, Optional<StoredWallet> before) {
    AddressBook book = new AddressBook(call.storage(), after.wallet().descriptor());
    Optional<Custody> tightest = before.map(StoredWallet::custody).or(book::tightest);
    WalletGuard.Change change =
        new WalletGuard.Change(call.get(Named.NAME), before, after, tightest);
    if (change.loosens() && !call.get(WalletFields.CONFIRM)) {
      throw Inputs.invalid(
          WalletFields.CONFIRM.name(),
          "these scripts were held %s and would be held %s; set confirm to true if that is meant"
              .formatted(tightest.orElseThrow().label(), after.custody().label()));
    }
    return guard.hold(call, change).orElseGet(() -> put(call, after));
  }

  private static Response put(Call call, StoredWallet wallet) {
    wallet.store(call.storage(), call.get(Named.NAME));
    return Response.data(WalletView.of(call, wallet));
  }

  /** The custody that a request names. */
  private static Optional<Custody> custody(Call call) {
    String label = call.get(WalletFields.CUSTODY);
    if (label.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Custody.named(label)
            .orElseThrow(() ->
                Inputs.invalid(
                    WalletFields.CUSTODY.name(),
                    "'" + label + "' is none of " + String.join(", ", Custody.labels()))));
  }

  private static StoredWallet labelled(Call call, StoredWallet wallet) {
    Map<String, String> labels =
        new TreeMap<>(wallet.labels() == null ? Map.of() : wallet.labels());
    call.get(WalletFields.LABELS)
        .forEach((fingerprint, label) ->
            labels.put(
                Inputs.of(WalletFields.LABELS.name(), () -> Fingerprint.parse(fingerprint))
                    .toString(),
                label));
    labels.values().removeIf(String::isEmpty);
    return wallet.with(labels);
  }

  /** The wallet with the policy that the request names, or with none. */
  private static StoredWallet governed(Call call, StoredWallet wallet) {
    String name = call.get(WalletFields.POLICY);
    if (name.isEmpty()) {
      if (wallet.custody().signsHere()) {
        call.warn("the wallet has no policy and signs nothing until it has one");
      }
      return wallet.withPolicy("");
    }
    StoredWallet governed = wallet.withPolicy(name);
    requireSuitablePolicy(call, governed);
    return governed;
  }

  private static void requireSuitablePolicy(Call call, StoredWallet wallet) {
    if (wallet.policy().isEmpty()) {
      return;
    }
    String field = WalletFields.POLICY.name();
    String name = call.get(Named.NAME);
    StoredPolicy policy =
        StoredPolicy.find(call.storage(), wallet.policy())
            .orElseThrow(() ->
                Inputs.invalid(
                    field,
                    "there is no %s; write it to policies/%s first"
                        .formatted(Named.POLICIES.label(wallet.policy()), wallet.policy())));
    StoredPolicy.requireNetwork(field, policy.policy(), name, wallet.chain());
    wallet.requireSuitable(field, name, policy);
  }
}
