package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.route.Named;

/**
 * {@code keys/:name}: creates a key from fresh entropy, or imports one. A key is never replaced,
 * and its name never used again: coins may depend on it. How one ends is {@link DestroyPath}.
 */
public final class KeyPath {
  private KeyPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS.list(),
        Named.KEYS
            .route("")
            .describe(
                "Create, import or read a key.",
                "A key is a BIP-32 master key, made from fresh entropy, or imported: a BIP-39"
                    + " mnemonic with its passphrase, a seed, SLIP-39 shares, an xprv, a single"
                    + " private key, a descriptor with a private key, or an xpub to watch. It"
                    + " can't be read back unless it is created exportable, and it is never"
                    + " replaced.")
            .fields(KeyFields.ALL)
            .exists(Named.KEYS::exists)
            .on(Operation.READ, KeyPath::read)
            .onWrite(KeyPath::create));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    ObjectNode view = KeyView.of(StoredKey.of(call), call.now());
    Destruction.find(call.storage(), name)
        .ifPresent(record -> view.set("destruction", record.view()));
    return Response.data(view);
  }

  private static Outcome create(Call call) {
    KeyImport given = new KeyImport(call);
    if (given.isOfShares()) {
      var _ = KeyFields.terms(call);
      return new SharesImport(call);
    }
    try (NewKey key = given.read()) {
      ObjectNode view = stored(call, key);
      given
          .publicDescriptor()
          .ifPresent(descriptor -> view.put("descriptor", descriptor.toString()));
      return Response.data(view);
    }
  }

  /** Stores a new key under the name in the path, on the terms of the request. */
  static Response store(Call call, NewKey key) {
    return Response.data(stored(call, key));
  }

  private static ObjectNode stored(Call call, NewKey key) {
    String name = call.get(Named.NAME);
    StoredKey stored = key.store(call, name, KeyFields.terms(call));
    if (key.source().isElsewhere()) {
      call.warn(
          "this key existed outside of this server before: whoever saw it there can spend its"
              + " coins; to be sure of them, create a key here and move them to it");
    }
    if (stored.form() == KeyForm.WATCH_ONLY) {
      call.warn("the key is watch-only: nothing is signed with it here");
    }
    return KeyView.of(stored, call.now());
  }
}
