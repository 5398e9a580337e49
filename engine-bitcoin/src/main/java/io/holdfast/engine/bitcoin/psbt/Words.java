package io.holdfast.engine.bitcoin.psbt;

import io.holdfast.bitcoin.psbt.PsbtField;
import io.holdfast.bitcoin.psbt.PsbtMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How figures and fields are told to people. */
final class Words {
  private Words() {}

  /** {@code 0.00050000 BTC}. */
  static String amount(long sat) {
    return BigDecimal.valueOf(sat, 8).toPlainString() + " BTC";
  }

  /** {@code 1 coin}, {@code 2 coins}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** The fields of a map by their names, with how many there are of one where it is several. */
  static List<String> fields(PsbtMap map, PsbtField[] known) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    map.entries().keySet().forEach(key -> counts.merge(label(key.at(0), known), 1, Integer::sum));
    List<String> labels = new ArrayList<>();
    counts.forEach((label, count) -> labels.add(count == 1 ? label : label + " (" + count + ")"));
    return labels;
  }

  private static String label(int type, PsbtField[] known) {
    for (PsbtField field : known) {
      if (field.type() == type) {
        return field.label();
      }
    }
    return "unknown type 0x%02x".formatted(type);
  }
}
