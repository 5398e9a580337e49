package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Slip132;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Coldcard's text of a multisig wallet: name, policy, derivation and format as lines with a colon,
 * then the fingerprints with their keys. A derivation holds for the keys behind it.
 */
final class ColdcardFile {
  private static final Pattern POLICY = Pattern.compile("(?i)(\\d{1,3})\\s+of\\s+(\\d{1,3})");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{8}");

  private final Problems problems = new Problems();
  private final List<KeyExpression> accounts = new ArrayList<>();
  private String name = "";
  private int threshold;
  private int total = -1;
  private Optional<ScriptType> type = Optional.empty();
  private Optional<DerivationPath> path = Optional.empty();

  private ColdcardFile() {}

  static Object write(WalletFile wallet) {
    UsualWallet usual =
        UsualWallet.of(wallet.descriptor())
            .filter(each -> each.type().isMultisig() && each.sorted())
            .filter(each -> each.accounts().stream().allMatch(a -> a.origin().isPresent()))
            .orElseThrow(() ->
                new FormatException(
                    "Coldcard's text is of sortedmulti() wallets in sh, wsh and sh(wsh), with"
                        + " /<0;1>/* behind keys that all have their origin"));
    List<String> lines = new ArrayList<>();
    lines.add("# Multisig wallet");
    lines.add("Name: " + wallet.label());
    lines.add("Policy: " + usual.threshold() + " of " + usual.accounts().size());
    lines.add("Format: " + usual.type().label());
    for (KeyExpression account : usual.accounts()) {
      KeyOrigin origin = account.origin().orElseThrow();
      lines.add("");
      lines.add("Derivation: " + AccountKey.path(origin));
      lines.add(
          origin.fingerprint().toString().toUpperCase(Locale.ROOT)
              + ": "
              + AccountKey.key(account).encode());
    }
    return String.join("\n", lines) + "\n";
  }

  static WalletFile read(Object content) {
    if (!(content instanceof String text)) {
      throw new FormatException("the file is JSON, and Coldcard's is a text");
    }
    ColdcardFile file = new ColdcardFile();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        file.take("line " + number, bare);
      }
    }
    return file.wallet();
  }

  private void take(String at, String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      problems.add(at, "expected 'name: value'");
      return;
    }
    String word = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    switch (word.toLowerCase(Locale.ROOT)) {
      case "name" -> name = value;
      case "policy" -> policy(at, value);
      case "derivation" -> path = problems.read(at, () -> DerivationPath.parse(value));
      case "format" -> format(at, value);
      default -> key(at, word, value);
    }
  }

  private void policy(String at, String value) {
    Matcher policy = POLICY.matcher(value);
    if (!policy.matches()) {
      problems.add(at, "expected a policy such as '2 of 3'");
      return;
    }
    threshold = Integer.parseInt(policy.group(1));
    total = Integer.parseInt(policy.group(2));
  }

  private void format(String at, String value) {
    type = ScriptType.named(value).filter(ScriptType::isMultisig);
    if (type.isEmpty()) {
      problems.add(at, "'" + value + "' is none of P2SH, P2SH-P2WSH and P2WSH");
    }
  }

  private void key(String at, String fingerprint, String text) {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      problems.add(
          at,
          "'" + fingerprint + "' is neither Name, Policy, Derivation, Format nor a fingerprint");
      return;
    }
    Fingerprint master = Fingerprint.parse(fingerprint.toLowerCase(Locale.ROOT));
    Optional<ExtendedPublicKey> key = problems.read(at, () -> Slip132.read(text).key());
    if (path.isEmpty()) {
      problems.add(at, "no Derivation stands above this key");
      return;
    }
    KeyOrigin origin = new KeyOrigin(master, path.get());
    key.flatMap(each -> problems.read(at, () -> AccountKey.of(each, Optional.of(origin))))
        .ifPresent(accounts::add);
  }

  private WalletFile wallet() {
    if (total < 0) {
      problems.add("Policy", "is missing");
    }
    problems.require();
    if (total != accounts.size()) {
      problems.add(
          "Policy", "is of " + total + " keys, and there are " + accounts.size() + " in the file");
    }
    problems.require();
    UsualWallet usual = UsualWallet.multisig(type.orElse(ScriptType.P2SH), threshold, accounts);
    return new WalletFile(name, usual.descriptor(), Optional.empty(), Map.of(), Map.of());
  }
}
