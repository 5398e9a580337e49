package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Slip132;
import io.holdfast.bitcoin.wallet.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wallet file of Electrum's that isn't encrypted. The versions of its keys say what its scripts
 * are (SLIP-132), and its multisig wallets sort their keys in each script (BIP-67).
 */
final class ElectrumFile {
  /** A version that every Electrum since 4.3 reads, and makes its own. */
  private static final int WRITTEN = 50;

  /** The first that has keystores. */
  private static final int OLDEST = 13;

  /** The newest that was looked at. */
  private static final int NEWEST = 66;

  private static final int ADDRESSES_HELD_TO = 20;
  private static final Pattern MULTISIG = Pattern.compile("([1-9]\\d?)of([1-9]\\d?)");
  private static final List<String> SECRETS =
      List.of("xprv", "seed", "passphrase", "keypairs", "seed_encrypted");

  private ElectrumFile() {}

  static Object write(WalletFile wallet) {
    UsualWallet usual =
        UsualWallet.of(wallet.descriptor())
            .filter(each -> !each.type().isMultisig() || each.sorted())
            .filter(each -> each.type() != ScriptType.P2TR)
            .orElseThrow(() ->
                new FormatException(
                    "Electrum has pkh, wpkh and sh(wpkh) wallets, and sortedmulti() ones in sh, wsh"
                        + " and sh(wsh), with /<0;1>/* behind their keys"));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("seed_version", WRITTEN);
    file.put("use_encryption", false);
    if (!usual.type().isMultisig()) {
      file.put("wallet_type", "standard");
      file.put("keystore", keystore(usual, usual.accounts().getFirst()));
      return file;
    }
    file.put("wallet_type", usual.threshold() + "of" + usual.accounts().size());
    int number = 0;
    for (KeyExpression account : usual.accounts()) {
      number++;
      file.put("x" + number + "/", keystore(usual, account));
    }
    return file;
  }

  private static Map<String, Object> keystore(UsualWallet usual, KeyExpression account) {
    ExtendedPublicKey key = AccountKey.key(account);
    Map<String, Object> keystore = new LinkedHashMap<>();
    keystore.put("type", "bip32");
    keystore.put("pw_hash_version", 1);
    keystore.put(
        "xpub", usual.type().version().map(version -> version.encode(key)).orElseGet(key::encode));
    account
        .origin()
        .ifPresent(origin -> {
          keystore.put("derivation", AccountKey.path(origin));
          keystore.put("root_fingerprint", origin.fingerprint().toString());
        });
    return keystore;
  }

  static WalletFile read(Object content) {
    if (content instanceof String text && text.strip().startsWith("Qk")) {
      throw new FormatException(
          "the file is encrypted; save a copy of the wallet without a password, watch-only");
    }
    Problems problems = new Problems();
    Fields file = Fields.of(content, problems);
    version(file);
    String kind = file.required("wallet_type").orElse("");
    Matcher multisig = MULTISIG.matcher(kind);
    boolean isMultisig = multisig.matches();
    List<Optional<Fields>> keystores =
        isMultisig ? keystores(file, Integer.parseInt(multisig.group(2))) : keystore(file, kind);
    Map<Fingerprint, String> signers = new HashMap<>();
    List<KeyExpression> accounts = new ArrayList<>();
    List<Optional<Slip132>> versions = new ArrayList<>();
    for (Optional<Fields> keystore : keystores) {
      keystore.flatMap(each -> account(each, versions, signers)).ifPresent(accounts::add);
    }
    if (versions.stream().distinct().count() > 1) {
      problems.add("", "the keys' versions are of different script types");
    }
    problems.require();
    ScriptType type = ScriptType.of(versions.getFirst(), isMultisig);
    Descriptor descriptor =
        (isMultisig
                ? UsualWallet.multisig(type, Integer.parseInt(multisig.group(1)), accounts)
                : UsualWallet.single(type, accounts.getFirst()))
            .descriptor();
    return new WalletFile("", descriptor, Optional.empty(), signers, addresses(file));
  }

  private static void version(Fields file) {
    Optional<Long> version = file.number("seed_version");
    if (version.isPresent() && (version.get() < OLDEST || version.get() > NEWEST)) {
      file.problems()
          .add(
              "seed_version",
              "%d is not known here; %d to %d are read".formatted(version.get(), OLDEST, NEWEST));
    }
    if (version.isEmpty() && !file.has("seed_version")) {
      file.problems().add("seed_version", "is missing");
    }
  }

  private static List<Optional<Fields>> keystore(Fields file, String kind) {
    if (!kind.equals("standard")) {
      file.problems()
          .add(
              "wallet_type",
              "'" + kind + "' is not read here; standard and multisig wallets (2of3) are");
      return List.of();
    }
    return keystores(file, List.of("keystore"));
  }

  private static List<Optional<Fields>> keystores(Fields file, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("x" + i + "/");
    }
    return keystores(file, names);
  }

  private static List<Optional<Fields>> keystores(Fields file, List<String> names) {
    for (String name : names) {
      if (!file.has(name)) {
        file.problems().add(name, "is missing");
      }
    }
    return names.stream().map(file::object).toList();
  }

  private static Optional<KeyExpression> account(
      Fields keystore, List<Optional<Slip132>> versions, Map<Fingerprint, String> signers) {
    Problems problems = keystore.problems();
    String kind = keystore.text("type").orElse("");
    if (!kind.equals("bip32") && !kind.equals("hardware")) {
      problems.add(keystore.at("type"), "'" + kind + "' is not read here; bip32 and hardware are");
    }
    for (String secret : SECRETS) {
      if (keystore.has(secret)) {
        problems.add(keystore.at(secret), FileFormat.PRIVATE);
      }
    }
    Optional<Slip132.Read> key =
        keystore
            .required("xpub")
            .flatMap(text -> problems.read(keystore.at("xpub"), () -> Slip132.read(text)));
    key.ifPresent(read -> versions.add(read.form()));
    Optional<KeyOrigin> origin = origin(keystore);
    origin.ifPresent(
        from -> keystore.text("label").ifPresent(label -> signers.put(from.fingerprint(), label)));
    return key.flatMap(
        read -> problems.read(keystore.at(), () -> AccountKey.of(read.key(), origin)));
  }

  private static Optional<KeyOrigin> origin(Fields keystore) {
    Optional<String> path = keystore.text("derivation");
    // Older files of Coldcard wallets have it as a number in the order of its bytes.
    Optional<String> fingerprint =
        keystore
            .text("root_fingerprint")
            .or(() -> keystore.number("ckcc_xfp").map(ElectrumFile::hex));
    return path.isPresent() && fingerprint.isPresent()
        ? keystore
            .problems()
            .read(keystore.at(), () -> AccountKey.origin(fingerprint.get(), path.get()))
        : Optional.empty();
  }

  private static String hex(long littleEndian) {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt((int) littleEndian);
    return Fingerprint.ofIdentifier(bytes.array()).toString();
  }

  private static Map<Place, String> addresses(Fields file) {
    Map<Place, String> addresses = new HashMap<>();
    file.object("addresses")
        .ifPresent(chains -> {
          List<String> receiving = chains.texts("receiving");
          List<String> change = chains.texts("change");
          for (int i = 0; i < ADDRESSES_HELD_TO; i++) {
            if (i < receiving.size()) {
              addresses.put(Place.receive(i), receiving.get(i));
            }
            if (i < change.size()) {
              addresses.put(Place.change(i), change.get(i));
            }
          }
        });
    return addresses;
  }
}
