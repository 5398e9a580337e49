package io.holdfast.engine.bitcoin.child;

import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.Arrays;
import java.util.Locale;

/** What BIP-85 derives, by the number of its application. */
enum Application {
  /** A BIP-39 mnemonic. */
  MNEMONIC(39, true),
  /** A master key. */
  XPRV(32, true),
  /** A private key, which Bitcoin Core takes as {@code hdseed}. */
  WIF(2, true),
  /** Bytes for any use. */
  HEX(128169, false),
  /** A password of base 64. */
  BASE64_PASSWORD(707764, false),
  /** A password of base 85. */
  BASE85_PASSWORD(707785, false),
  /** Rolls of a die. */
  DICE(89101, false),
  /** A secret key of Nostr. */
  NOSTR(128002, false);

  private final int number;
  private final boolean isKey;

  Application(int number, boolean isKey) {
    this.number = number;
    this.isKey = isKey;
  }

  int number() {
    return number;
  }

  /** Whether a key of this mount can be made of it. */
  boolean isKey() {
    return isKey;
  }

  /** The name in requests and answers. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The application of that label.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when there is none
   */
  static Application named(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> Inputs.invalid("application", "give one of " + String.join(", ", labels())));
  }

  static String[] labels() {
    return Arrays.stream(values()).map(Application::label).toArray(String[]::new);
  }
}
