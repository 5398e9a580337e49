package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.route.Named;
import java.nio.charset.StandardCharsets;

/** {@code keys/:name/export}: the one path that shows a key, if it was created exportable. */
public final class ExportPath {
  private ExportPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/export")
            .describe(
                "Read an exportable key.",
                "Shows the mnemonic and the extended private master key of a key that was created"
                    + " exportable. The passphrase of the mnemonic isn't kept.")
            .on(Operation.READ, ExportPath::read));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    StoredKey key = StoredKey.of(call);
    if (!key.exportable()) {
      throw new Refusal.PermissionDenied(
          Named.KEYS.label(name) + " was not created exportable and can't be read back");
    }
    ObjectNode data = key.view();
    try (ExtendedPrivateKey master = key.master(call.storage(), name);
        SecretBytes mnemonic =
            call.storage().getSecret(StoredKey.mnemonicKey(name)).orElseThrow()) {
      data.put("xprv", master.reveal());
      String sentence = mnemonic.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
      data.put("mnemonic", sentence);
      data.put("has_passphrase", key.hasPassphrase());
    }
    return Response.data(data);
  }
}
