package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/**
 * {@code wallets/:name}: wallets over keys of this mount, of others, or of both. A wallet's
 * descriptor never changes; a later write may give it another policy, custody and labels.
 */
final class WalletPath {
  private final WalletGuard guard;
  private final WalletStore store;

  WalletPath(WalletGuard guard) {
    this.guard = guard;
    this.store = new WalletStore(guard);
  }

  Routes routes() {
    return Routes.of(
        Named.WALLETS.list(),
        Named.WALLETS
            .route("")
            .describe(
                "Create, read or delete a wallet, or change its policy, custody or labels.",
                "A wallet is an output descriptor over keys of this mount, by a template or"
                    + " written out with external keys beside them; without keys of this mount it"
                    + " is watch-only. Its descriptor never changes.")
            .fields(
                WalletFields.KEYS,
                TemplateFields.TEMPLATE,
                TemplateFields.ACCOUNT,
                TemplateFields.THRESHOLD,
                TemplateFields.COSIGNERS,
                TemplateFields.SCRIPT_TYPE,
                TemplateFields.COSIGNER_INDEX,
                TemplateFields.DESCRIPTOR,
                WalletFields.NETWORK,
                WalletFields.POLICY,
                WalletFields.CUSTODY,
                WalletFields.CONFIRM,
                WalletFields.LABELS)
            .exists(Named.WALLETS::exists)
            .on(
                Operation.READ,
                call -> {
                  guard.settle(call, call.get(Named.NAME));
                  return Response.data(WalletView.of(call, StoredWallet.of(call)));
                })
            .onWrite(call -> Named.WALLETS.exists(call) ? change(call) : create(call))
            .on(Operation.DELETE, this::delete));
  }

  private Response create(Call call) {
    return store.create(call, described(call));
  }

  /** The wallet that the request describes, without its policy. */
  private static StoredWallet described(Call call) {
    try (Owners owners = Owners.of(call)) {
      return WalletStore.described(call, WalletDescriptor.of(call, owners), owners);
    }
  }

  private Response change(Call call) {
    guard.settle(call, call.get(Named.NAME));
    StoredWallet stored = StoredWallet.of(call);
    if (call.has(WalletFields.KEYS) && !call.get(WalletFields.KEYS).equals(stored.keys())) {
      throw fixed(call, WalletFields.KEYS);
    }
    if (WalletDescriptor.isDescribed(call) && !described(call).hasSameScripts(stored)) {
      throw fixed(
          call,
          call.has(TemplateFields.TEMPLATE) ? TemplateFields.TEMPLATE : TemplateFields.DESCRIPTOR);
    }
    return store.change(call, stored);
  }

  private static Refusal fixed(Call call, Field<?> field) {
    return Inputs.invalid(
        field.name(),
        Named.WALLETS.label(call.get(Named.NAME))
            + " exists with another one, which never changes; choose another name");
  }

  private Response delete(Call call) {
    String name = call.get(Named.NAME);
    if (!Named.WALLETS.exists(call)) {
      return Response.empty();
    }
    return guard
        .holdDeletion(call, name, StoredWallet.of(call))
        .orElseGet(() -> {
          call.storage().delete(Named.WALLETS.storageKey(name));
          return Response.empty();
        });
  }
}
