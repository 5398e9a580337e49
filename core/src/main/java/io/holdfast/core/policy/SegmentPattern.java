package io.holdfast.core.policy;

import java.util.List;

/**
 * A pattern with {@code +} segments, perhaps with a final star.
 *
 * @param head the literal text before the first {@code +} segment
 * @param segments the segments, the last without its star
 */
record SegmentPattern(
    String text, String body, String head, List<String> segments, boolean endsInStar)
    implements AclPattern.Wild {
  private static final String PLUS = "+";

  static SegmentPattern of(String text) {
    boolean star = text.endsWith("*");
    String body = star ? text.substring(0, text.length() - 1) : text;
    List<String> segments = List.of(body.split("/", -1));
    int plus = segments.indexOf(PLUS);
    String head = plus < 0 ? body : String.join("/", segments.subList(0, plus));
    return new SegmentPattern(text, body, plus > 0 ? head + "/" : head, segments, star);
  }

  @Override
  public int firstWildcard() {
    return body.indexOf(PLUS);
  }

  @Override
  public int plusSegments() {
    return (int) segments.stream().filter(PLUS::equals).count();
  }

  /** Walks the path's segments in place: this runs for every request, so it allocates nothing. */
  boolean matches(String path) {
    if (!path.startsWith(head)) {
      return false;
    }
    int at = 0;
    int last = segments.size() - 1;
    for (int i = 0; i < last; i++) {
      int end = path.indexOf('/', at);
      if (end < 0 || !fits(segments.get(i), path, at, end)) {
        return false;
      }
      at = end + 1;
    }
    if (endsInStar) {
      return path.startsWith(segments.get(last), at);
    }
    return path.indexOf('/', at) < 0 && fits(segments.get(last), path, at, path.length());
  }

  /**
   * Whether it matches a mount's path or some path below it.
   *
   * @param mount a path that ends in a slash
   */
  boolean reaches(String mount) {
    int at = 0;
    int last = segments.size() - 1;
    for (int i = 0; i <= last && at < mount.length(); i++) {
      if (i == last && endsInStar) {
        return mount.startsWith(segments.get(i), at);
      }
      int end = mount.indexOf('/', at);
      if (!fits(segments.get(i), mount, at, end)) {
        return false;
      }
      at = end + 1;
    }
    return at == mount.length();
  }

  private static boolean fits(String segment, String path, int from, int to) {
    return segment.equals(PLUS)
        || (segment.length() == to - from && path.startsWith(segment, from));
  }
}
