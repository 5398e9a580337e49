package io.holdfast.core.policy;

/** The forms in which paths of rules and of requests meet. */
final class RequestPath {
  private RequestPath() {}

  /** A rule's path: without one leading slash, as in Vault; with two it matches nothing. */
  static String ofRule(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /** A request's path: without leading slashes. */
  static String of(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }

  static boolean hasTrailingSlash(String path) {
    return path.endsWith("/");
  }

  static String withoutTrailingSlash(String path) {
    return hasTrailingSlash(path) ? path.substring(0, path.length() - 1) : path;
  }
}
