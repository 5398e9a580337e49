package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.BitcoinException;
import java.util.List;

/** The usual names of how outputs are spent. */
final class SpendTypes {
  private static final List<String> ALL =
      List.of(
          "p2pk",
          "p2sh",
          "p2wsh",
          "p2pkh",
          "multisig",
          "p2wpkh",
          "p2tr",
          "p2sh-p2pkh",
          "p2sh-multisig",
          "p2sh-nonstandard",
          "p2sh-p2wpkh",
          "p2wsh-p2pk",
          "p2wsh-p2pkh",
          "p2wsh-multisig",
          "p2wsh-nonstandard",
          "p2sh-p2wsh-p2pk",
          "p2sh-p2wsh-p2pkh",
          "p2sh-p2wsh-multisig",
          "p2sh-p2wsh-nonstandard",
          "nonstandard");

  private SpendTypes() {}

  static String checked(String text) {
    if (!ALL.contains(text)) {
      throw new BitcoinException("expected one of " + String.join(", ", ALL));
    }
    return text;
  }
}
