package io.holdfast.core.openapi;

import io.holdfast.api.Operation;
import io.holdfast.api.route.Route;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ids of a document's operations, in Vault's style: {@code kv-read-data-path}. */
final class OperationIds {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");

  private final Set<String> taken = new HashSet<>();
  private final String suffix;

  /**
   * @param context stands at the end of every id; empty for none
   */
  OperationIds(String context) {
    this.suffix = context.isEmpty() ? "" : "_" + context;
  }

  /** The id as it would be if the mount were the only one of its type: names its schemas. */
  static String plain(Place place, Route route, Operation operation) {
    String own = route.notes(operation).id();
    if (!own.isEmpty()) {
      return own;
    }
    String verb =
        operation == Operation.CREATE ? Operation.UPDATE.wireName() : operation.wireName();
    return place.type()
        + "-"
        + (operation.writes() && operation != Operation.PATCH ? "write" : verb)
        + "-"
        + words(route.pattern().openApiPath());
  }

  /** The same, and unlike every other of the document. */
  String unique(Place place, String plain) {
    String id = taken.contains(plain) ? plain + "-at-" + place.words() : plain;
    String candidate = id;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = id + "-" + number;
    }
    return candidate + suffix;
  }

  static String words(String path) {
    return NO_WORD
        .splitAsStream(path)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("-"))
        .toLowerCase(Locale.ROOT);
  }

  /** {@code kv-write-data-path} as {@code KvWriteDataPath}. */
  static String title(String id) {
    return NO_WORD
        .splitAsStream(id)
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
