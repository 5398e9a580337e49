package io.holdfast.cli.namespace;

import io.holdfast.cli.command.Arguments;

/** The paths that lock and unlock a namespace. */
final class ApiLock {
  private ApiLock() {}

  /**
   * @param step lock or unlock
   * @param arguments the namespace below the current one; none for that itself
   */
  static String path(String step, Arguments arguments) {
    String base = "sys/namespaces/api-lock/" + step;
    return arguments.between(0, 1).stream()
        .findFirst()
        .map(path -> base + "/" + path.replaceAll("^/+|/+$", ""))
        .orElse(base);
  }
}
