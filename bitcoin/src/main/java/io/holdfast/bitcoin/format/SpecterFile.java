package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Specter's export of a wallet: a label, the descriptor of the receiving chain, which implies the
 * one for change, and the devices in the order of the keys. Fully Noded and others write the same.
 */
final class SpecterFile {
  private SpecterFile() {}

  static Object write(WalletFile wallet) {
    UsualWallet usual =
        UsualWallet.of(wallet.descriptor())
            .orElseThrow(() ->
                new FormatException(
                    "Specter has wallets of one key and multisig wallets, all with /<0;1>/* behind"
                        + " their keys; use the format descriptor"));
    List<Map<String, Object>> devices = new ArrayList<>();
    for (KeyExpression account : usual.accounts()) {
      Map<String, Object> device = new LinkedHashMap<>();
      device.put("type", "other");
      device.put("label", Signers.name(wallet, account, devices.size()));
      devices.add(device);
    }
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("label", wallet.label());
    file.put("blockheight", 0);
    file.put("descriptor", usual.descriptor().expand().getFirst().toString());
    file.put("devices", devices);
    return file;
  }

  static WalletFile read(Object content) {
    Problems problems = new Problems();
    Fields file = Fields.of(content, problems);
    boolean backup = file.has("recv_descriptor");
    String field = backup ? "recv_descriptor" : "descriptor";
    Optional<Descriptor> receive = descriptor(file, field);
    Optional<Descriptor> change =
        backup && file.has("change_descriptor")
            ? descriptor(file, "change_descriptor")
            : Optional.empty();
    String label = file.text(backup ? "name" : "label").orElse("");
    List<Fields> devices = file.objects("devices");
    Descriptor first = problems.require(receive);
    Descriptor both =
        change.map(second -> Chains.joined(first, second)).orElseGet(() -> Chains.doubled(first));
    return new WalletFile(label, both, Optional.empty(), signers(both, devices), Map.of());
  }

  private static Optional<Descriptor> descriptor(Fields file, String field) {
    return file.required(field)
        .flatMap(text -> file.problems().read(field, () -> Descriptor.parse(text)));
  }

  private static Map<Fingerprint, String> signers(Descriptor descriptor, List<Fields> devices) {
    Map<Fingerprint, String> signers = new HashMap<>();
    List<KeyExpression> keys = descriptor.keys();
    for (int i = 0; i < Math.min(devices.size(), keys.size()); i++) {
      Optional<String> label = devices.get(i).text("label");
      keys.get(i)
          .origin()
          .ifPresent(from -> label.ifPresent(name -> signers.put(from.fingerprint(), name)));
    }
    return signers;
  }
}
