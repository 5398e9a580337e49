package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code keys/:name/xpub}: the public half of a key at a path, for descriptors and cosigners. */
public final class XpubPath {
  private static final Field<String> PATH =
      Field.string("path", "Derivation path below the master key, such as m/84h/0h/0h.")
          .asRequired();

  private XpubPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/xpub")
            .describe(
                "Read an extended public key.",
                "Derives the extended public key at a path, alone and as the key expression"
                    + " [fingerprint/path]xpub that goes into a descriptor.")
            .fields(PATH)
            .on(Operation.READ, XpubPath::read));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    StoredKey key = StoredKey.of(call);
    DerivationPath path =
        Inputs.of(PATH.name(), () -> DerivationPath.parse(call.get(PATH).strip()));
    KeyPolicyPath.requireXpub(call, key, path);
    KeyExpression expression = expression(call, name, path);
    if (key.state(call.now()) == KeyState.COMPROMISED) {
      call.warn("the key is compromised: receive nothing with it");
    }
    return Response.data(
        Json.object()
            .put("xpub", expression.key().toString())
            .put("key_expression", expression.toString())
            .put("fingerprint", key.fingerprint())
            .put("path", path.toString()));
  }

  private static KeyExpression expression(Call call, String name, DerivationPath path) {
    try (HeldKey held = StoredKey.open(call.storage(), name, KeyUse.WATCH, call.now())) {
      return Inputs.of(
          PATH.name(),
          () -> KeyExpression.of(new KeyOrigin(held.fingerprint(), path), held.publicKey(path)));
    }
  }
}
