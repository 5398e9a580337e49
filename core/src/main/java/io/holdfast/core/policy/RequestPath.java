package io.holdfast.core.policy;

/** The one form in which paths of rules and of requests meet. */
final class RequestPath {
  private RequestPath() {}

  /** Without leading slashes. */
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
