package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.format.ExportTerms;
import io.holdfast.bitcoin.format.FileFormat;
import io.holdfast.bitcoin.format.WalletFile;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code wallets/:name/export}: a wallet as a file of another program, without private keys. */
final class WalletExportPath {
  private static final Field<String> FORMAT =
      Field.string("format", "The program or form: " + FileFormat.labels() + ".")
          .withDefault(FileFormat.DESCRIPTOR.label())
          .inQuery();
  private static final Field<Long> RANGE =
      Field.integer("range", "Of core: how many addresses of each chain it watches at first.")
          .withDefault(1000L)
          .inQuery();
  private static final Field<Long> TIMESTAMP =
      Field.integer(
              "timestamp",
              "Of core: Unix seconds before which the wallet received nothing; 0 has it look at the"
                  + " whole chain.")
          .withDefault(0L)
          .inQuery();
  private static final long MOST = 1_000_000;

  private WalletExportPath() {}

  static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/export")
            .describe(
                "Export a wallet as a file of another program.",
                "Writes the wallet's descriptor in a form that the program imports as a watch-only"
                    + " wallet. No private key is in it.")
            .fields(FORMAT, RANGE, TIMESTAMP)
            .on(Operation.READ, WalletExportPath::export));
  }

  private static Response export(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    String label = call.get(FORMAT);
    FileFormat format =
        FileFormat.named(label)
            .orElseThrow(() ->
                Inputs.invalid(FORMAT.name(), "'" + label + "' is none of " + FileFormat.labels()));
    WalletFile file = file(call.get(Named.NAME), stored);
    ExportTerms terms =
        new ExportTerms(
            (int) within(call, RANGE, 1, MOST), within(call, TIMESTAMP, 0, Long.MAX_VALUE));
    Object content = Inputs.of(FORMAT.name(), () -> format.write(file, terms));
    return Response.data(
        Json.object().put("format", format.label()).put("file", FileContent.text(content)));
  }

  private static long within(Call call, Field<Long> field, long least, long most) {
    long value = call.get(field);
    if (value < least || value > most) {
      throw Inputs.invalid(field.name(), "is not a number from " + least + " to " + most);
    }
    return value;
  }

  private static WalletFile file(String name, StoredWallet stored) {
    Wallet wallet = stored.wallet();
    Map<Fingerprint, String> signers = new HashMap<>();
    Map<String, String> labels = stored.labels() == null ? Map.of() : stored.labels();
    labels.forEach((fingerprint, label) -> signers.put(Fingerprint.parse(fingerprint), label));
    return new WalletFile(
        name, wallet.descriptor(), Optional.of(wallet.network()), signers, Map.of());
  }
}
