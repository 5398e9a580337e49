package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/**
 * {@code wallets/:name}: wallets over a key. A wallet's descriptor never changes; a later write may
 * give it another policy.
 */
public final class WalletPath {
  static final Field<String> KEY = Field.string("key", "Name of the key that signs.");
  static final Field<String> TEMPLATE =
      Field.string(
          "template",
          "bip44 (pkh), bip49 (sh(wpkh)), bip84 (wpkh) or bip86 (tr), instead of a descriptor.");
  static final Field<Long> ACCOUNT =
      Field.integer("account", "The account of the template, 0 if absent.");
  static final Field<String> DESCRIPTOR =
      Field.string(
          "descriptor",
          "Output descriptor with a key expression of the key, perhaps beside external ones.");
  private static final Field<String> POLICY =
      Field.string("policy", "Name of the policy; without one the wallet signs nothing.");

  private WalletPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.WALLETS.list(),
        Named.WALLETS
            .route("")
            .describe(
                "Create, read or delete a wallet, or give it another policy.",
                "A wallet is an output descriptor over one of this mount's keys, by a template or"
                    + " written out with external keys beside it. Its descriptor never changes.")
            .fields(KEY, TEMPLATE, ACCOUNT, DESCRIPTOR, POLICY)
            .exists(Named.WALLETS::exists)
            .on(Operation.READ, call -> Response.data(StoredWallet.of(call).view()))
            .onWrite(call -> Named.WALLETS.exists(call) ? change(call) : create(call))
            .on(Operation.DELETE, WalletPath::delete));
  }

  private static Response create(Call call) {
    if (!call.has(KEY)) {
      throw Inputs.invalid(KEY.name(), "is required; name a key of this mount");
    }
    return store(call, governed(call, described(call)));
  }

  /** The wallet that the request describes, without its policy. */
  private static StoredWallet described(Call call) {
    String keyName = call.get(KEY);
    if (!Named.KEYS.exists(call.storage(), keyName)) {
      throw Inputs.invalid(KEY.name(), "there is no " + Named.KEYS.label(keyName));
    }
    StoredKey key = StoredKey.read(call.storage(), keyName);
    Wallet wallet = WalletDescriptor.of(call, key, keyName);
    return new StoredWallet(
        keyName, wallet.descriptor().toString(), wallet.network().label(), "", call.now());
  }

  private static Response change(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    boolean described = call.has(TEMPLATE) || call.has(DESCRIPTOR) || call.has(ACCOUNT);
    if (call.has(KEY) && !call.get(KEY).equals(stored.key())) {
      throw fixed(call, KEY);
    }
    if (described && !(call.has(KEY) && same(described(call), stored))) {
      throw fixed(call, call.has(TEMPLATE) ? TEMPLATE : DESCRIPTOR);
    }
    return store(call, call.has(POLICY) ? governed(call, stored) : stored);
  }

  private static boolean same(StoredWallet described, StoredWallet stored) {
    return described.descriptor().equals(stored.descriptor());
  }

  private static Refusal fixed(Call call, Field<?> field) {
    return Inputs.invalid(
        field.name(),
        Named.WALLETS.label(call.get(Named.NAME))
            + " exists with another one, which never changes; choose another name");
  }

  /** The wallet with the policy that the request names, or with none. */
  private static StoredWallet governed(Call call, StoredWallet wallet) {
    String name = call.get(POLICY);
    if (name.isEmpty()) {
      call.warn("the wallet has no policy and signs nothing until it has one");
      return wallet.withPolicy("");
    }
    StoredPolicy policy =
        StoredPolicy.find(call.storage(), name)
            .orElseThrow(() ->
                Inputs.invalid(
                    POLICY.name(),
                    "there is no %s; write it to policies/%s first"
                        .formatted(Named.POLICIES.label(name), name)));
    StoredPolicy.requireNetwork(
        POLICY.name(), policy.policy(), call.get(Named.NAME), wallet.chain());
    return wallet.withPolicy(name);
  }

  private static Response store(Call call, StoredWallet wallet) {
    call.storage().put(Named.WALLETS.storageKey(call.get(Named.NAME)), wallet);
    return Response.data(wallet.view());
  }

  private static Response delete(Call call) {
    call.storage().delete(Named.WALLETS.storageKey(call.get(Named.NAME)));
    return Response.empty();
  }
}
