package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Slip132;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Caravan's configuration of a multisig wallet, whose keys it sorts in each script (BIP-67). */
final class CaravanFile {
  private static final String UNKNOWN = "unknown";

  private CaravanFile() {}

  static Object write(WalletFile wallet) {
    UsualWallet usual =
        UsualWallet.of(wallet.descriptor())
            .filter(each -> each.type().isMultisig() && each.sorted())
            .orElseThrow(() ->
                new FormatException(
                    "Caravan has sortedmulti() wallets in sh, wsh and sh(wsh), with /<0;1>/* behind"
                        + " their keys"));
    List<Map<String, Object>> keys = new ArrayList<>();
    for (KeyExpression account : usual.accounts()) {
      Map<String, Object> key = new LinkedHashMap<>();
      Optional<KeyOrigin> origin = account.origin();
      key.put("name", Signers.name(wallet, account, keys.size()));
      key.put("bip32Path", origin.map(AccountKey::path).orElse("Unknown"));
      key.put("xpub", AccountKey.key(account).encode());
      key.put("xfp", origin.map(from -> from.fingerprint().toString()).orElse("Unknown"));
      key.put("method", "text");
      keys.add(key);
    }
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", wallet.label());
    file.put("addressType", usual.type().label());
    file.put("network", wallet.network().orElse(Network.MAINNET).label());
    file.put("client", Map.of("type", "public"));
    file.put(
        "quorum",
        Map.of("requiredSigners", usual.threshold(), "totalSigners", usual.accounts().size()));
    file.put("extendedPublicKeys", keys);
    file.put("startingAddressIndex", 0);
    return file;
  }

  static WalletFile read(Object content) {
    Problems problems = new Problems();
    Fields file = Fields.of(content, problems);
    Optional<ScriptType> type =
        file.required("addressType")
            .flatMap(name ->
                problems.read(
                    file.at("addressType"),
                    () ->
                        ScriptType.named(name)
                            .filter(ScriptType::isMultisig)
                            .orElseThrow(() ->
                                new FormatException(
                                    "'" + name + "' is none of P2SH, P2SH-P2WSH and P2WSH"))));
    Optional<Network> network =
        file.required("network")
            .flatMap(name -> problems.read(file.at("network"), () -> Network.named(name)));
    if (file.number("startingAddressIndex").orElse(0L) != 0) {
      problems.add("startingAddressIndex", "is not 0; wallets begin at index 0 here");
    }
    List<Fields> keys = file.objects("extendedPublicKeys");
    long threshold = threshold(file, keys.size());
    Map<Fingerprint, String> signers = new HashMap<>();
    List<KeyExpression> accounts = new ArrayList<>();
    for (Fields key : keys) {
      account(key)
          .ifPresent(account -> {
            accounts.add(account);
            name(key, account, signers);
          });
    }
    if (keys.isEmpty()) {
      problems.add("extendedPublicKeys", "is missing or empty");
    }
    problems.require();
    UsualWallet wallet =
        UsualWallet.multisig(problems.require(type), Math.clamp(threshold, 0, 1000), accounts);
    return new WalletFile(
        file.text("name").orElse(""), wallet.descriptor(), network, signers, Map.of());
  }

  private static long threshold(Fields file, int keys) {
    Optional<Fields> quorum = file.object("quorum");
    if (quorum.isEmpty() && !file.has("quorum")) {
      file.problems().add("quorum", "is missing");
    }
    Optional<Long> total = quorum.flatMap(each -> each.number("totalSigners"));
    if (total.isPresent() && total.get() != keys) {
      file.problems()
          .add(
              "quorum.totalSigners",
              "is " + total.get() + ", and there are " + keys + " extendedPublicKeys");
    }
    Optional<Long> required = quorum.flatMap(each -> each.number("requiredSigners"));
    if (quorum.isPresent() && required.isEmpty()) {
      file.problems().add("quorum.requiredSigners", "is missing");
    }
    return required.orElse(0L);
  }

  private static Optional<KeyExpression> account(Fields key) {
    Problems problems = key.problems();
    Optional<ExtendedPublicKey> xpub =
        key.required("xpub")
            .flatMap(text -> problems.read(key.at("xpub"), () -> Slip132.read(text.strip()).key()));
    Optional<String> path = key.text("bip32Path").filter(CaravanFile::isKnown);
    Optional<String> fingerprint = key.text("xfp").filter(CaravanFile::isKnown);
    Optional<KeyOrigin> origin =
        path.isPresent() && fingerprint.isPresent()
            ? problems.read(key.at(), () -> AccountKey.origin(fingerprint.get(), path.get()))
            : Optional.empty();
    return xpub.flatMap(each -> problems.read(key.at(), () -> AccountKey.of(each, origin)));
  }

  private static boolean isKnown(String text) {
    return !text.isBlank() && !text.strip().equalsIgnoreCase(UNKNOWN);
  }

  private static void name(Fields key, KeyExpression account, Map<Fingerprint, String> signers) {
    Optional<String> name = key.text("name").filter(text -> !text.isBlank());
    account
        .origin()
        .ifPresent(from -> name.ifPresent(text -> signers.put(from.fingerprint(), text)));
  }
}
