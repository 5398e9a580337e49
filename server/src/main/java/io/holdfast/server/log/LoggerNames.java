package io.holdfast.server.log;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;

/** How a logger is shown: rooms by their names, libraries by their packages. */
final class LoggerNames {
  private static final String OURS = "io.holdfast.";
  private static final Set<String> TOP_LEVEL_DOMAINS = Set.of("io", "com", "org", "net");

  private LoggerNames() {}

  /** {@code io.holdfast.storage.local.LocalStorage} is shown as {@code storage.local}. */
  static String shown(String logger) {
    if (!logger.startsWith(OURS)) {
      return logger;
    }
    int end = logger.lastIndexOf('.');
    return end > OURS.length() ? logger.substring(OURS.length(), end) : logger;
  }

  /**
   * The name under which a logger's level can be read and set: rooms as they are shown, libraries
   * each as a whole; empty for the steps between.
   */
  static Optional<String> listed(String logger) {
    if (logger.startsWith(OURS)) {
      boolean ofClass = Character.isUpperCase(logger.charAt(logger.lastIndexOf('.') + 1));
      return ofClass ? Optional.of(shown(logger)) : Optional.empty();
    }
    boolean ofRoom = logger.indexOf('.') < 0 && !logger.equals(Logger.ROOT_LOGGER_NAME);
    boolean ofLibrary = logger.chars().filter(c -> c == '.').count() == 1 && !isOurs(logger);
    return (ofRoom && !TOP_LEVEL_DOMAINS.contains(logger)) || ofLibrary
        ? Optional.of(logger)
        : Optional.empty();
  }

  private static boolean isOurs(String logger) {
    return (logger + ".").equals(OURS);
  }
}
