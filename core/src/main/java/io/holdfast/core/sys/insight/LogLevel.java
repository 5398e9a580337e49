package io.holdfast.core.sys.insight;

import java.util.Locale;
import java.util.Optional;

/** The levels of the log by all names that Vault takes. */
final class LogLevel {
  private LogLevel() {}

  /** trace, debug, info, warn or error; empty for a name that there is not. */
  static Optional<String> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "trace" -> Optional.of("trace");
      case "debug" -> Optional.of("debug");
      case "info", "notice" -> Optional.of("info");
      case "warn", "warning" -> Optional.of("warn");
      case "error", "err" -> Optional.of("error");
      default -> Optional.empty();
    };
  }
}
