package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The sighash types that may be signed.
 *
 * @param types DEFAULT stands for taproot's own form of ALL; one is never allowed without the other
 */
public record AllowedSighashes(Set<Integer> types) {
  private static final Map<String, Integer> BY_LABEL = byLabel();

  /** Those that sign a transaction whole: DEFAULT and ALL. */
  public static final AllowedSighashes WHOLE =
      new AllowedSighashes(Set.of(SighashType.DEFAULT, SighashType.ALL));

  /** All that there are, for what is not signed here. */
  public static final AllowedSighashes EVERY = new AllowedSighashes(Set.copyOf(BY_LABEL.values()));

  public AllowedSighashes {
    TreeSet<Integer> all = new TreeSet<>(types);
    if (all.contains(SighashType.DEFAULT) || all.contains(SighashType.ALL)) {
      all.addAll(List.of(SighashType.DEFAULT, SighashType.ALL));
    }
    types = Set.copyOf(all);
  }

  private static Map<String, Integer> byLabel() {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (int type : List.of(0x00, 0x01, 0x02, 0x03, 0x81, 0x82, 0x83)) {
      all.put(SighashType.label(type), type);
    }
    return all;
  }

  /**
   * The types of these names, as {@code SINGLE|ANYONECANPAY}.
   *
   * @throws BitcoinException naming the first that is none, and those that there are
   */
  public static AllowedSighashes named(Collection<String> labels) {
    return new AllowedSighashes(
        labels.stream().map(AllowedSighashes::named).collect(Collectors.toUnmodifiableSet()));
  }

  private static int named(String label) {
    Integer type = BY_LABEL.get(label);
    if (type == null) {
      throw new BitcoinException(
          "'" + label + "' is no sighash type; there are " + String.join(", ", BY_LABEL.keySet()));
    }
    return type;
  }

  /** Whether signatures may have this type. */
  public boolean allows(long type) {
    return type >= 0 && type <= 0xff && types.contains((int) type);
  }

  /** The names, for errors. */
  @Override
  public String toString() {
    List<String> labels = new TreeSet<>(types).stream().map(SighashType::label).toList();
    int last = labels.size() - 1;
    return last < 1
        ? String.join("", labels)
        : String.join(", ", labels.subList(0, last)) + " and " + labels.get(last);
  }
}
