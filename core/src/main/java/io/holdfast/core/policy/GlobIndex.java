package io.holdfast.core.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules with wildcards of an ACL, arranged so that the one that decides on a path is found
 * without ranking anything at request time.
 *
 * <p>Prefix rules lie sorted. Whatever stands between a prefix of a path and the path itself in
 * this order begins with that prefix, so the last prefix not greater than the path either is the
 * longest that matches or begins with it: a binary search, then steps to ever shorter enclosing
 * prefixes (usually one or two).
 *
 * <p>Rules with {@code +} lie in order of priority. The order does not depend on the path, so for
 * each prefix rule the number of those that beat it is known beforehand, and only these are tried;
 * the first that matches wins.
 */
final class GlobIndex {
  private record PrefixRule(String prefix, AclRule rule, int rivals) {}

  private record SegmentRule(SegmentPattern pattern, AclRule rule) {}

  private final String[] prefixes;
  private final PrefixRule[] prefixRules;
  private final int[] enclosing;
  private final SegmentRule[] segmentRules;

  /** Takes the rules that have wildcards out of all rules. */
  GlobIndex(Map<AclPattern, AclRule> rules) {
    List<SegmentRule> withPlus = new ArrayList<>();
    List<AclPattern.Prefix> withStar = new ArrayList<>();
    rules.forEach((pattern, rule) -> {
      switch (pattern) {
        case AclPattern.Exact exact -> {}
        case AclPattern.Prefix prefix -> withStar.add(prefix);
        case SegmentPattern segments -> withPlus.add(new SegmentRule(segments, rule));
      }
    });
    withPlus.sort(Comparator.comparing(SegmentRule::pattern, AclPattern.PRIORITY));
    withStar.sort(Comparator.comparing(AclPattern.Prefix::body));
    segmentRules = withPlus.toArray(SegmentRule[]::new);
    prefixes = withStar.stream().map(AclPattern.Prefix::body).toArray(String[]::new);
    prefixRules =
        withStar.stream()
            .map(p -> new PrefixRule(p.body(), rule(rules, p), rivals(p, withPlus)))
            .toArray(PrefixRule[]::new);
    enclosing = enclosing(prefixes);
  }

  private static AclRule rule(Map<AclPattern, AclRule> rules, AclPattern pattern) {
    AclRule rule = rules.get(pattern);
    if (rule == null) {
      throw new IllegalStateException("the pattern " + pattern.text() + " has no rule");
    }
    return rule;
  }

  private static int rivals(AclPattern.Prefix prefix, List<SegmentRule> ranked) {
    int count = 0;
    while (count < ranked.size()
        && AclPattern.PRIORITY.compare(ranked.get(count).pattern(), prefix) < 0) {
      count++;
    }
    return count;
  }

  /** For each prefix the index of the longest other one that it begins with, or -1. */
  private static int[] enclosing(String[] sorted) {
    int[] result = new int[sorted.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < sorted.length; i++) {
      while (!open.isEmpty() && !sorted[i].startsWith(sorted[open.peek()])) {
        open.pop();
      }
      result[i] = open.isEmpty() ? -1 : open.peek();
      open.push(i);
    }
    return result;
  }

  /** The rule that decides on the path, or null. */
  @Nullable AclRule find(String path) {
    PrefixRule prefix = longestPrefix(path);
    int rivals = prefix == null ? segmentRules.length : prefix.rivals;
    for (int i = 0; i < rivals; i++) {
      if (segmentRules[i].pattern.matches(path)) {
        return segmentRules[i].rule;
      }
    }
    return prefix == null ? null : prefix.rule;
  }

  private @Nullable PrefixRule longestPrefix(String path) {
    int found = Arrays.binarySearch(prefixes, path);
    int i = found >= 0 ? found : -found - 2;
    while (i >= 0 && !path.startsWith(prefixes[i])) {
      i = enclosing[i];
    }
    return i < 0 ? null : prefixRules[i];
  }
}
