package io.holdfast.server.http.decode;

import io.holdfast.server.http.HttpProblem;

/** The path below {@code /v1/} in plain text. */
final class LogicalPaths {
  private LogicalPaths() {}

  /**
   * Decodes a path, once. A trailing slash stays; so do empty segments that were encoded.
   *
   * @throws HttpProblem 400 for what must not become part of a storage key: dot segments, control
   *     characters, text that is not UTF-8
   */
  static String decode(String encoded) {
    String path =
        PercentCoding.path(encoded)
            .orElseThrow(() -> new HttpProblem(400, "the path is not percent-encoded UTF-8"));
    if (path.indexOf('.') >= 0) {
      refuseDotSegments(path);
    }
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        throw new HttpProblem(400, "the path has a control character; leave it out");
      }
    }
    return path;
  }

  private static void refuseDotSegments(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new HttpProblem(400, "relative paths not supported");
      }
    }
  }
}
