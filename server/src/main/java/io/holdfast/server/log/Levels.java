package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.holdfast.core.LogLevels;
import io.holdfast.server.config.LogConfig;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The levels of the loggers by the names that lines are shown with, changed while it runs. */
public final class Levels implements LogLevels {
  private final LogConfig config;

  /** The names that were given a level of their own. */
  private final Set<String> own = ConcurrentHashMap.newKeySet();

  public Levels(LogConfig config) {
    this.config = config;
  }

  @Override
  public SortedMap<String, String> levels() {
    SortedMap<String, String> levels = new TreeMap<>();
    for (Logger logger : Logging.context().getLoggerList()) {
      String level = logger.getEffectiveLevel().toString().toLowerCase(Locale.ROOT);
      LoggerNames.listed(logger.getName()).ifPresent(name -> levels.put(name, level));
    }
    return levels;
  }

  @Override
  public void set(String logger, String level) {
    apply(logger, Level.valueOf(level.toUpperCase(Locale.ROOT)));
  }

  private void apply(String name, Level level) {
    own.add(name);
    for (Logger logger : Logging.context().getLoggerList()) {
      if (LoggerNames.listed(logger.getName()).filter(name::equals).isPresent()) {
        logger.setLevel(level);
      }
    }
  }

  @Override
  public void setAll(String level) {
    forgetOwn();
    Logging.level(LogConfig.Level.valueOf(level.toUpperCase(Locale.ROOT)));
  }

  @Override
  public void reset(String logger) {
    if (own.remove(logger)) {
      clear(logger);
    }
  }

  @Override
  public void resetAll() {
    forgetOwn();
    Logging.level(config.level());
  }

  private void forgetOwn() {
    own.forEach(Levels::clear);
    own.clear();
  }

  /** Without a level of its own a logger follows the one above it, in the end the server's. */
  private static void clear(String name) {
    for (Logger logger : Logging.context().getLoggerList()) {
      if (LoggerNames.listed(logger.getName()).filter(name::equals).isPresent()) {
        logger.setLevel(null);
      }
    }
  }
}
