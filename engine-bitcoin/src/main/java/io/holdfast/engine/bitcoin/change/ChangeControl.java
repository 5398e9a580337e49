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
import java.util.Map;
import java.util.Optional;

/**
 * Holds changes that need others to agree. A policy with {@code changes} governs its own next
 * version, its deletion, and the wallets that it is in force for: to give such a wallet another
 * policy, to delete it, or to make another wallet over the same keys, takes what it asks.
 */
public final class ChangeControl implements PolicyGuard {
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

  /**
   * Looks at a change of a wallet before it is stored.
   *
   * @param before as it is stored; empty for a new one
   * @param after empty to delete it
   * @param looser whether less would stand between a request and a signature
   * @return empty when it may be stored now; else what is answered instead
   */
  public Optional<Response> hold(
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
   * keys. One of the same descriptor under the same policy is no way around it, since both share
   * addresses and ledger.
   */
  private static Optional<String> governingKin(Call call, StoredWallet made) {
    for (Map.Entry<String, StoredWallet> other : Wallets.all(call.storage()).entrySet()) {
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

  @Override
  public void settle(Call call, String policy) {
    pending(call).settle(Named.POLICIES, policy);
  }

  /** Brings into force what waits for a wallet, if it may be. */
  public void settleWallet(Call call, String wallet) {
    pending(call).settle(Named.WALLETS, wallet);
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
