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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A wallet file of Sparrow's in JSON. Its multisig wallets sort their keys in each script (BIP-67).
 * The text that it exports as an output descriptor is read too.
 */
final class SparrowFile {
  private static final Pattern THRESHOLD = Pattern.compile("multi(?:_a)?\\((\\d{1,3})[,)]");

  /** As long as a keystore's name may be. */
  private static final int MAX_NAME = 16;

  private SparrowFile() {}

  static Object write(WalletFile wallet) {
    UsualWallet usual =
        UsualWallet.of(wallet.descriptor())
            .filter(each -> !each.type().isMultisig() || each.sorted())
            .filter(each -> each.accounts().stream().allMatch(a -> a.origin().isPresent()))
            .orElseThrow(() ->
                new FormatException(
                    "Sparrow's files are of wallets of one key and of sortedmulti() wallets, with"
                        + " /<0;1>/* behind keys that all have their origin; use the format"
                        + " descriptor"));
    List<Map<String, Object>> keystores = new ArrayList<>();
    for (KeyExpression account : usual.accounts()) {
      keystores.add(keystore(account, name(wallet, account, keystores)));
    }
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", wallet.label());
    wallet
        .network()
        .filter(network -> network != Network.SIMNET)
        .ifPresent(network -> file.put("network", network.name()));
    file.put("policyType", usual.type().isMultisig() ? "MULTI" : "SINGLE");
    file.put("scriptType", usual.type().name());
    file.put(
        "defaultPolicy",
        Map.of("name", "Default", "miniscript", Map.of("script", policy(usual, keystores))));
    file.put("keystores", keystores);
    return file;
  }

  /** A name of its own, short enough. */
  private static String name(
      WalletFile wallet, KeyExpression account, List<Map<String, Object>> others) {
    String name = Signers.name(wallet, account, others.size());
    boolean good =
        name.length() <= MAX_NAME
            && others.stream().noneMatch(other -> name.equals(other.get("label")));
    return good ? name : "Signer " + (others.size() + 1);
  }

  private static Map<String, Object> keystore(KeyExpression account, String name) {
    KeyOrigin origin = account.origin().orElseThrow();
    Map<String, Object> derivation = new LinkedHashMap<>();
    derivation.put("masterFingerprint", origin.fingerprint().toString());
    derivation.put("derivationPath", AccountKey.path(origin));
    Map<String, Object> keystore = new LinkedHashMap<>();
    keystore.put("label", name);
    keystore.put("source", "SW_WATCH");
    keystore.put("walletModel", "SPARROW");
    keystore.put("keyDerivation", derivation);
    keystore.put("extendedPublicKey", AccountKey.key(account).encode());
    return keystore;
  }

  private static String policy(UsualWallet usual, List<Map<String, Object>> keystores) {
    String names =
        keystores.stream()
            .map(store ->
                String.valueOf(store.get("label")).replace(" ", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    return usual.type().isMultisig()
        ? "multi(" + usual.threshold() + "," + names + ")"
        : "pkh(" + names + ")";
  }

  static WalletFile read(Object content) {
    if (content instanceof String) {
      return DescriptorText.read(content);
    }
    Problems problems = new Problems();
    Fields file = Fields.of(content, problems);
    Optional<ScriptType> type =
        file.required("scriptType")
            .flatMap(name ->
                problems.read(
                    "scriptType",
                    () ->
                        ScriptType.named(name)
                            .orElseThrow(() ->
                                new FormatException(
                                    "'" + name + "' is no script type known here"))));
    Optional<Network> network =
        file.text("network")
            .flatMap(name ->
                problems.read("network", () -> Network.named(name.toLowerCase(Locale.ROOT))));
    boolean multisig = file.required("policyType").filter("MULTI"::equals).isPresent();
    if (type.isPresent() && type.get().isMultisig() != multisig) {
      problems.add("policyType", "doesn't go with the script type " + type.get());
    }
    int threshold = multisig ? threshold(file) : 1;
    Map<Fingerprint, String> signers = new HashMap<>();
    List<KeyExpression> accounts = new ArrayList<>();
    List<Fields> keystores = file.objects("keystores");
    for (Fields keystore : keystores) {
      account(keystore, signers).ifPresent(accounts::add);
    }
    if (keystores.isEmpty() || (!multisig && keystores.size() > 1)) {
      problems.add("keystores", "are " + keystores.size() + ", which a wallet can't have");
    }
    ScriptType scripts = problems.require(type);
    UsualWallet wallet =
        multisig
            ? UsualWallet.multisig(scripts, threshold, accounts)
            : UsualWallet.single(scripts, accounts.getFirst());
    return new WalletFile(
        file.text("name").orElse(""), wallet.descriptor(), network, signers, Map.of());
  }

  private static int threshold(Fields file) {
    Optional<String> script =
        file.object("defaultPolicy")
            .flatMap(policy -> policy.object("miniscript"))
            .flatMap(miniscript -> miniscript.text("script"));
    Matcher threshold = THRESHOLD.matcher(script.orElse(""));
    if (!threshold.find()) {
      file.problems().add("defaultPolicy.miniscript.script", "has no multi(threshold,...)");
      return 0;
    }
    return Integer.parseInt(threshold.group(1));
  }

  private static Optional<KeyExpression> account(
      Fields keystore, Map<Fingerprint, String> signers) {
    Problems problems = keystore.problems();
    for (String secret : List.of("seed", "masterPrivateExtendedKey")) {
      if (keystore.has(secret)) {
        problems.add(keystore.at(secret), FileFormat.PRIVATE);
      }
    }
    Optional<ExtendedPublicKey> key =
        keystore
            .required("extendedPublicKey")
            .flatMap(text ->
                problems.read(
                    keystore.at("extendedPublicKey"), () -> Slip132.read(text.strip()).key()));
    Optional<Fields> derivation = keystore.object("keyDerivation");
    Optional<String> fingerprint = derivation.flatMap(each -> each.text("masterFingerprint"));
    Optional<String> path =
        derivation.flatMap(each ->
            each.has("derivationPath") ? each.text("derivationPath") : each.text("derivation"));
    Optional<KeyOrigin> origin =
        fingerprint.isPresent() && path.isPresent()
            ? problems.read(
                keystore.at("keyDerivation"),
                () -> AccountKey.origin(fingerprint.get(), path.get()))
            : Optional.empty();
    origin.ifPresent(
        from -> keystore.text("label").ifPresent(label -> signers.put(from.fingerprint(), label)));
    return key.flatMap(each -> problems.read(keystore.at(), () -> AccountKey.of(each, origin)));
  }
}
