package io.holdfast.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the names below a prefix, leaping over what lies deeper. */
final class Children {

  private static final int STEP = 64;

  /** The character after the slash: {@code a0} is the least string above all {@code a/...}. */
  private static final char AFTER_SLASH = '/' + 1;

  private Children() {}

  static List<String> of(ReadTx tx, String prefix, @Nullable String after, int limit) {
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      throw new StorageKeyException("a prefix to list ends with a slash, or is empty");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
    List<String> names = new ArrayList<>();
    KeyRange rest = KeyRange.prefix(prefix);
    if (after != null) {
      rest = new KeyRange(following(prefix, after), rest.to());
    }
    while (names.size() < limit) {
      int step = Math.min(limit - names.size(), STEP);
      List<String> keys = tx.keys(rest, step);
      for (String key : keys) {
        String child = child(prefix, key);
        if (names.isEmpty() || !names.getLast().equals(child)) {
          names.add(child);
        }
      }
      if (keys.size() < step) {
        return names;
      }
      rest = new KeyRange(following(prefix, names.getLast()), rest.to());
    }
    return names;
  }

  private static String child(String prefix, String key) {
    int slash = key.indexOf('/', prefix.length());
    return slash < 0 ? key.substring(prefix.length()) : key.substring(prefix.length(), slash + 1);
  }

  private static String following(String prefix, String child) {
    return child.endsWith("/")
        ? prefix + child.substring(0, child.length() - 1) + AFTER_SLASH
        : prefix + child + '\0';
  }
}
