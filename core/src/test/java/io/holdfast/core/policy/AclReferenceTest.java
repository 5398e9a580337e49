package io.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Compares the compiled ACL with a matcher written straight from Vault's documentation, over random
 * policies and paths from an alphabet small enough for patterns to collide all the time.
 */
class AclReferenceTest {
  private static final String[] SEGMENTS = {"a", "b", "ab", "ba", "abc", "+", "+b", "a+", "", "c"};
  private static final String[] PATH_SEGMENTS = {"a", "b", "ab", "ba", "abc", "+b", "a+", "", "c"};

  private final Random random = new Random(20300101);

  @Test
  void theCompiledAclChoosesThePatternThatTheDocumentationChooses() {
    int decided = 0;
    for (int round = 0; round < 3_000; round++) {
      Set<String> patterns = new TreeSet<>();
      int count = 1 + random.nextInt(14);
      while (patterns.size() < count) {
        patterns.add(pattern());
      }
      StringBuilder document = new StringBuilder();
      patterns.forEach(pattern -> document.append(Policies.path(pattern, "read", "list")));
      Acl acl = Policies.acl(document.toString());
      for (int i = 0; i < 40; i++) {
        String path = path();
        Operation operation = random.nextBoolean() ? Operation.READ : Operation.LIST;
        Optional<String> expected = reference(patterns, path, operation == Operation.LIST);
        Optional<String> actual =
            Policies.decide(acl, operation, path).rule().map(AclRule::pattern);
        assertThat(actual).as("%s %s of %s", operation, path, patterns).isEqualTo(expected);
        decided += expected.isPresent() ? 1 : 0;
      }
    }
    assertThat(decided).isGreaterThan(25_000);
  }

  private String pattern() {
    while (true) {
      String text = join(SEGMENTS, 1 + random.nextInt(4));
      String pattern = random.nextInt(3) == 0 ? text + "*" : text;
      if (!pattern.contains("+*") && !pattern.startsWith("/")) {
        return pattern;
      }
    }
  }

  private String path() {
    String path = join(PATH_SEGMENTS, 1 + random.nextInt(4));
    return path.startsWith("/") ? "a" + path : path;
  }

  private String join(String[] choices, int count) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(choices[random.nextInt(choices.length)]);
    }
    return String.join("/", parts);
  }

  private static Optional<String> reference(Set<String> patterns, String path, boolean listing) {
    boolean fallBack = listing && path.endsWith("/");
    String bare = fallBack ? path.substring(0, path.length() - 1) : path;
    for (String exact : List.of(path, bare)) {
      if (patterns.contains(exact) && !hasWildcards(exact)) {
        return Optional.of(exact);
      }
    }
    return bestWildcard(patterns, path).or(() -> bestWildcard(patterns, bare));
  }

  private static Optional<String> bestWildcard(Set<String> patterns, String path) {
    return patterns.stream()
        .filter(AclReferenceTest::hasWildcards)
        .filter(pattern -> matches(pattern, path))
        .max(AclReferenceTest.priority());
  }

  /** The five criteria of "policy syntax", lower priority first. */
  private static Comparator<String> priority() {
    return Comparator.comparingInt(AclReferenceTest::firstWildcard)
        .thenComparing(pattern -> !pattern.endsWith("*"))
        .thenComparingLong(pattern -> -plusSegments(pattern))
        .thenComparingInt(
            pattern -> pattern.endsWith("*") ? pattern.length() - 1 : pattern.length())
        .thenComparing(Comparator.naturalOrder());
  }

  private static boolean hasPlus(String pattern) {
    return pattern.equals("+") || pattern.startsWith("+/") || pattern.contains("/+");
  }

  private static boolean hasWildcards(String pattern) {
    return pattern.endsWith("*") || hasPlus(pattern);
  }

  private static int firstWildcard(String pattern) {
    return hasPlus(pattern) ? pattern.indexOf('+') : pattern.length() - 1;
  }

  private static long plusSegments(String pattern) {
    return Arrays.stream(pattern.split("/", -1)).filter("+"::equals).count();
  }

  private static boolean matches(String pattern, String path) {
    if (!hasPlus(pattern)) {
      return path.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    boolean star = pattern.endsWith("*");
    String[] wanted = (star ? pattern.substring(0, pattern.length() - 1) : pattern).split("/", -1);
    String[] given = path.split("/", -1);
    if (star ? given.length < wanted.length : given.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      boolean open = star && i == wanted.length - 1;
      boolean fits =
          wanted[i].equals("+")
              || (open ? given[i].startsWith(wanted[i]) : given[i].equals(wanted[i]));
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
