package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code keys/:name/export}: the one path that shows a key, if it was created exportable. */
public final class ExportPath {
  private ExportPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/export")
            .describe(
                "Read an exportable key.",
                "Shows the mnemonic and the extended private key of a key that was created"
                    + " exportable, or its private key (WIF). The passphrase of the mnemonic isn't"
                    + " kept.")
            .on(Operation.READ, ExportPath::read));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    StoredKey key = StoredKey.of(call);
    if (!key.exportable()) {
      throw new Refusal.PermissionDenied(
          Named.KEYS.label(name) + " was not created exportable and can't be read back");
    }
    key.require(KeyUse.EXPORT, name, call.now());
    if (key.state(call.now()) == KeyState.COMPROMISED) {
      call.warn("the key is compromised: use it to move its coins away, and for nothing else");
    }
    ObjectNode data = KeyView.of(key, call.now());
    try (HeldKey held = key.open(call.storage(), name)) {
      switch (held) {
        case HeldKey.Tree tree -> data.put("xprv", tree.key().reveal());
        case HeldKey.Single single -> data.put("wif", single.key().reveal());
        case HeldKey.PublicTree _ -> throw new IllegalStateException("a public key was exported");
      }
    }
    mnemonic(call, name, key)
        .ifPresent(
            sentence -> data.put("mnemonic", sentence).put("has_passphrase", key.hasPassphrase()));
    return Response.data(data);
  }

  private static Optional<String> mnemonic(Call call, String name, StoredKey key) {
    KeyVault vault = new KeyVault(call.storage(), name);
    Optional<SecretBytes> entropy = vault.get(KeyVault.Part.ENTROPY);
    StoredKey.Sentence sentence = key.sentence();
    if (entropy.isEmpty() || sentence == null) {
      return vault.firstMnemonic().map(ExportPath::text);
    }
    try (SecretBytes secret = entropy.get();
        Mnemonic mnemonic =
            secret.use(bytes -> Mnemonic.ofEntropy(bytes, Language.named(sentence.language())))) {
      return Optional.of(mnemonic.reveal());
    }
  }

  private static String text(SecretBytes mnemonic) {
    try (mnemonic) {
      return mnemonic.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
