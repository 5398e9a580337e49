package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Response;
import java.util.Optional;

/** Has a say before a wallet is made or changed: where others have to agree first. */
@FunctionalInterface
public interface WalletGuard {
  /** Lets everything pass that the request's ACL policy lets pass. */
  WalletGuard OPEN = (_, _) -> Optional.empty();

  /**
   * What is to become of a wallet.
   *
   * @param name the wallet's
   * @param before as it is stored; empty for a new one
   * @param tightest the tightest custody that its scripts had so far, in this wallet or in one that
   *     was deleted; empty for scripts that are new here
   */
  record Change(
      String name, Optional<StoredWallet> before, StoredWallet after, Optional<Custody> tightest) {

    /** Whether less stands between a request and a signature afterwards. */
    public boolean loosens() {
      return tightest.filter(after.custody()::isLooserThan).isPresent();
    }
  }

  /**
   * Looks at a change before anything is stored.
   *
   * @return empty when it may be stored now; else what is answered instead, with nothing stored
   * @throws io.holdfast.api.Refusal when it may not be at all
   */
  Optional<Response> hold(Call call, Change change);

  /** The same for a wallet that is to be deleted. */
  default Optional<Response> holdDeletion(Call call, String name, StoredWallet wallet) {
    return Optional.empty();
  }

  /** Brings into force what was held of a wallet and may be by now. */
  default void settle(Call call, String name) {}
}
