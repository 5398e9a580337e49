package io.holdfast.server.http.decode;

import io.holdfast.server.http.HttpProblem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A request's target cut into path and query, both still encoded.
 *
 * @param query without the question mark; empty without one
 */
record Target(String path, String query) {

  /**
   * Cuts a target: {@code /path?query}, or a whole address as proxies send it.
   *
   * @throws HttpProblem 400 when it is neither
   */
  static Target parse(String target) {
    String local = withoutAuthority(target);
    if (local.indexOf('#') >= 0) {
      throw new HttpProblem(400, "the request's target has a fragment (#), which is never sent");
    }
    int question = local.indexOf('?');
    return question < 0
        ? new Target(local, "")
        : new Target(local.substring(0, question), local.substring(question + 1));
  }

  private static String withoutAuthority(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int scheme = target.indexOf("://");
    if (target.startsWith("http") && scheme > 0) {
      int path = target.indexOf('/', scheme + 3);
      return path < 0 ? "/" : target.substring(path);
    }
    // "*" and the authority of a CONNECT name nothing here.
    throw new HttpProblem(404);
  }

  /**
   * The path without empty segments and without {@code .} and {@code ..} as they are written; those
   * that hide behind an encoding stay and are refused later. The last segment keeps its slash.
   */
  String cleanPath() {
    if (!path.contains("//") && !path.contains("/.")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.split("/", -1);
    for (String segment : segments) {
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    String last = segments[segments.length - 1];
    boolean slash = !kept.isEmpty() && Arrays.asList("", ".", "..").contains(last);
    return "/" + String.join("/", kept) + (slash ? "/" : "");
  }

  /** The target with another path. */
  String withPath(String other) {
    return query.isEmpty() ? other : other + "?" + query;
  }
}
