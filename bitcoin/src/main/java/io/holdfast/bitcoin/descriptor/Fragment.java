package io.holdfast.bitcoin.descriptor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The script expressions by name, each with the contexts that its BIP allows it in. */
enum Fragment {
  PK("pk"),
  PKH("pkh"),
  WPKH("wpkh"),
  SH("sh"),
  WSH("wsh"),
  MULTI("multi"),
  SORTEDMULTI("sortedmulti"),
  MULTI_A("multi_a"),
  SORTEDMULTI_A("sortedmulti_a"),
  COMBO("combo"),
  TR("tr"),
  RAWTR("rawtr"),
  RAW("raw"),
  ADDR("addr");

  private final String word;

  Fragment(String word) {
    this.word = word;
  }

  boolean isAllowedIn(Context context) {
    return switch (this) {
      case PK, PKH -> true;
      case WPKH, WSH -> context == Context.TOP || context == Context.SH;
      case MULTI, SORTEDMULTI -> context != Context.TR;
      case MULTI_A, SORTEDMULTI_A -> context == Context.TR;
      case SH, COMBO, TR, RAWTR, RAW, ADDR -> context == Context.TOP;
    };
  }

  static Optional<Fragment> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** The names that may stand in {@code context}, for errors. */
  static String allowedIn(Context context) {
    return Arrays.stream(values())
        .filter(each -> each.isAllowedIn(context))
        .map(each -> each.word + "()")
        .collect(Collectors.joining(", "));
  }
}
