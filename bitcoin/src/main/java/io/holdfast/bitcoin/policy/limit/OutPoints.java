package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.BitcoinException;

/** Outputs of transactions as documents name them. */
final class OutPoints {
  private OutPoints() {}

  static String checked(String text) {
    if (!text.matches("[0-9a-f]{64}:(0|[1-9][0-9]{0,9})")) {
      throw new BitcoinException(
          "expected a transaction's id in lower case and an output's number, as in 4a5e...a33b:0");
    }
    return text;
  }
}
