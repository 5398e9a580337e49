package io.holdfast.engine.bitcoin.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.engine.bitcoin.policy.PolicyGuard;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import io.holdfast.engine.bitcoin.wallet.WalletGuard;
import java.util.Map;
import java.util.Optional;

/**
 * Holds changes that need others to agree. A policy with {@code changes} governs its own next
 * version, its deletion, and the wallets that it is in force for: to give such a wallet another
 * policy, to delete it, or to make another wallet over the same keys, takes what it asks.
 */
public final class ChangeControl implements PolicyGuard, WalletGuard {
  private final Application application = new Application();

  private PendingChanges pending(Call call) {
    return new PendingChanges(call, application);
  }

  @Override
  public Optional<Response> hold(
      Call call, String name, StoredPolicy now, Optional<TransactionPolicy> next) {
    return next.isPresent()
        ? pending(call)
            .hold(
                ChangeKind.POLICY_WRITE,
                name,
                (ObjectNode) Json.of(next.get().toDocument()),
                name,
                now)
        : pending(call).hold(ChangeKind.POLICY_DELETE, name, Json.object(), name, now);
  }

  @Override
  public Optional<Response> hold(Call call, WalletGuard.Change change) {
    return hold(
        call, change.name(), change.before(), Optional.of(change.after()), change.loosens());
  }

  @Override
  public Optional<Response> holdDeletion(Call call, String name, StoredWallet wallet) {
    return hold(call, name, Optional.of(wallet), Optional.empty(), false);
  }

  private Optional<Response> hold(
      Call call,
      String name,
      Optional<StoredWallet> before,
      Optional<StoredWallet> after,
      boolean looser) {
    Optional<String> governing =
        before.isPresent()
            ? before
                .map(StoredWallet::policy)
                .filter(policy ->
                    looser || after.filter(wallet -> wallet.policy().equals(policy)).isEmpty())
            : after.flatMap(wallet -> governingKin(call, wallet));
    return governing.flatMap(policy ->
        StoredPolicy.find(call.storage(), policy)
            .flatMap(rules ->
                pending(call)
                    .hold(
                        after.isPresent() ? ChangeKind.WALLET_WRITE : ChangeKind.WALLET_DELETE,
                        name,
                        after.map(wallet -> (ObjectNode) Json.of(wallet)).orElseGet(Json::object),
                        policy,
                        rules)));
  }

  /**
   * The policy that governs coins which a new wallet could sign for too: of a wallet over the same
   * keys. A watch-only one signs nothing, ever. One of the same descriptor under the same policy is no way around it, since both share
   * addresses and ledger.
   */
  private static Optional<String> governingKin(Call call, StoredWallet made) {
    if (made.keys().isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<String, StoredWallet> other : StoredWallet.all(call.storage()).entrySet()) {
      StoredWallet wallet = other.getValue();
      boolean same =
          wallet.descriptor().equals(made.descriptor()) && wallet.policy().equals(made.policy());
      if (!same && Kinship.between(wallet, made) && isGoverned(call, wallet.policy())) {
        return Optional.of(wallet.policy());
      }
    }
    return Optional.empty();
  }

  private static boolean isGoverned(Call call, String policy) {
    return StoredPolicy.find(call.storage(), policy)
        .flatMap(rules -> rules.policy().changes())
        .isPresent();
  }

  /** A policy's changes and a wallet's don't collide: each kind has names of its own. */
  @Override
  public void settle(Call call, String name) {
    pending(call).settle(Named.POLICIES, name);
    pending(call).settle(Named.WALLETS, name);
  }

  /** Whether a scheduled subject is a change's. */
  public static boolean isAbout(String subject) {
    return PendingChanges.isAbout(subject);
  }

  /** Does what a change scheduled. */
  public Response due(Call call, String subject) {
    pending(call).due(subject);
    return Response.empty();
  }

  PendingChanges of(Call call) {
    return pending(call);
  }
}
