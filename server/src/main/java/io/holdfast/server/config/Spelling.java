package io.holdfast.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key that the user probably meant. */
final class Spelling {
  private static final int TOLERANCE = 3;

  private Spelling() {}

  static Optional<String> nearest(String written, Collection<String> known) {
    return known.stream()
        .filter(key -> distance(written, key) <= Math.min(TOLERANCE, key.length() / 2))
        .min(
            Comparator.comparingInt((String key) -> distance(written, key))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
