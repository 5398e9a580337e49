package io.holdfast.core.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The path of a rule, ready for matching. A path without wildcards matches itself; a {@code *} at
 * the end matches any rest, slashes included; a {@code +} that is a whole segment matches any one
 * segment, also an empty one. Elsewhere {@code *} and {@code +} are plain characters.
 *
 * <p>Of all rules that match a path exactly one decides, however many policies a token has: the
 * exact one if there is one, else the first in {@link #PRIORITY}.
 */
sealed interface AclPattern {
  /**
   * The order among patterns with wildcards that match the same path, best first. As Vault
   * documents it, the better one is, in this order: whose first {@code +} or {@code *} comes later;
   * who does not end in {@code *}; who has fewer {@code +} segments; who is longer; who is greater
   * lexicographically. As in Vault's code, the first {@code +} is the first of any kind, and
   * lengths and texts are those of the UTF-8 bytes without a final {@code *}.
   */
  Comparator<Wild> PRIORITY =
      Comparator.comparingInt(Wild::firstWildcard)
          .reversed()
          .thenComparing(Wild::endsInStar)
          .thenComparingInt(Wild::plusSegments)
          .thenComparing(Comparator.<Wild>comparingInt(wild -> utf8(wild.body()).length).reversed())
          .thenComparing(
              (one, other) -> Arrays.compareUnsigned(utf8(other.body()), utf8(one.body())));

  /** The pattern as written, with its wildcards. */
  String text();

  /** Only this path. */
  record Exact(String text) implements AclPattern {}

  /** A pattern that may match more than one path. */
  sealed interface Wild extends AclPattern permits Prefix, SegmentPattern {
    /** The text without a final star. */
    String body();

    int firstWildcard();

    boolean endsInStar();

    int plusSegments();
  }

  /**
   * Every path that begins so.
   *
   * @param body the text before the star
   */
  record Prefix(String body) implements Wild {
    @Override
    public String text() {
      return body + "*";
    }

    @Override
    public int firstWildcard() {
      return body.length();
    }

    @Override
    public boolean endsInStar() {
      return true;
    }

    @Override
    public int plusSegments() {
      return 0;
    }
  }

  /**
   * Reads a path whose leading slashes were taken off.
   *
   * @throws IllegalArgumentException when it holds {@code +*}, which could be meant in two ways
   */
  static AclPattern of(String path) {
    if (path.contains("+*")) {
      throw new IllegalArgumentException("invalid use of wildcards ('+*' is forbidden)");
    }
    if (path.equals("+") || path.startsWith("+/") || path.contains("/+")) {
      return SegmentPattern.of(path);
    }
    return path.endsWith("*") ? new Prefix(path.substring(0, path.length() - 1)) : new Exact(path);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
