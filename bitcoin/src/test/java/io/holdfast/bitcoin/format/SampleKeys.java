package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;

/** The accounts of two people of known mnemonics. */
final class SampleKeys {
  /** Of master key 73c5da0a. */
  static final String ANN =
      account(
          "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about");

  /** Of master key 3f635a63. */
  static final String BEN = account("zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong");

  private SampleKeys() {}

  private static String account(String words) {
    try (Mnemonic mnemonic = Mnemonic.parse(words);
        SecretBytes seed = mnemonic.seed("");
        ExtendedPrivateKey master = ExtendedPrivateKey.ofSeed(seed, ExtendedKeyVersion.MAIN)) {
      DerivationPath path = DerivationPath.parse("m/48h/0h/0h/2h");
      try (ExtendedPrivateKey account = master.derive(path)) {
        return KeyExpression.of(new KeyOrigin(master.fingerprint(), path), account.publicKey())
            .toString();
      }
    }
  }

  /** The extended key alone. */
  static String xpub(String expression) {
    return expression.substring(expression.indexOf(']') + 1);
  }

  /** Two of two, sorted. */
  static String multisig(String form) {
    return form.formatted("sortedmulti(2,%s/<0;1>/*,%s/<0;1>/*)".formatted(ANN, BEN));
  }
}
