package io.holdfast.server.log;

/** How a logger is shown: rooms by their names, libraries by their packages. */
final class LoggerNames {
  private static final String OURS = "io.holdfast.";

  private LoggerNames() {}

  /** {@code io.holdfast.storage.local.LocalStorage} is shown as {@code storage.local}. */
  static String shown(String logger) {
    if (!logger.startsWith(OURS)) {
      return logger;
    }
    int end = logger.lastIndexOf('.');
    return end > OURS.length() ? logger.substring(OURS.length(), end) : logger;
  }
}
