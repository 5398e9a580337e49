package io.holdfast.bitcoin.policy.receipt;

import io.holdfast.bitcoin.policy.document.Canonical;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In what two documents differ, by paths; sentences for people apart. */
final class Differences {
  private static final int MAX_SHOWN = 200;

  /** Sentences for people, whose wording may change with the program. */
  private static final String MESSAGE = "message";

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** A line for each place that differs. */
  static List<String> between(String path, Map<?, ?> stated, Map<?, ?> judged) {
    Differences differences = new Differences();
    differences.compare(path, stated, judged);
    return differences.found;
  }

  private void compare(String path, @Nullable Object stated, @Nullable Object judged) {
    if (stated instanceof Map<?, ?> left && judged instanceof Map<?, ?> right) {
      Set<Object> keys = new LinkedHashSet<>(left.keySet());
      keys.addAll(right.keySet());
      keys.remove(MESSAGE);
      keys.forEach(key -> compare(path + "." + key, left.get(key), right.get(key)));
    } else if (stated instanceof List<?> left
        && judged instanceof List<?> right
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(path + "[" + i + "]", left.get(i), right.get(i));
      }
    } else if (!shown(stated).equals(shown(judged))) {
      found.add(
          path
              + ": the receipt has "
              + cut(shown(stated))
              + ", and judged again it is "
              + cut(shown(judged)));
    }
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    String text = Canonical.text(Map.of("", value));
    return text.substring(4, text.length() - 1);
  }

  private static String cut(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
  }
}
