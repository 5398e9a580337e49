package io.holdfast.server.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The operational log.
 *
 * @param level the least severe level that is written
 * @param format text lines, or one JSON object per line
 * @param file a file beside the standard stream
 */
public record LogConfig(Level level, Format format, Optional<Path> file) {
  /** Vault's levels. */
  public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The level with a name, {@code err} and {@code notice} included as in Vault. */
    public static Optional<Level> named(String name) {
      return switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "trace" -> Optional.of(TRACE);
        case "debug" -> Optional.of(DEBUG);
        case "", "info", "notice" -> Optional.of(INFO);
        case "warn", "warning" -> Optional.of(WARN);
        case "error", "err" -> Optional.of(ERROR);
        default -> Optional.empty();
      };
    }
  }

  /** Vault's formats: {@code standard} and {@code json}. */
  public enum Format {
    STANDARD,
    JSON
  }

  /** Level info in text lines to the standard stream. */
  public static final LogConfig DEFAULT =
      new LogConfig(Level.INFO, Format.STANDARD, Optional.empty());

  public LogConfig withLevel(Level other) {
    return new LogConfig(other, format, file);
  }

  public LogConfig withFormat(Format other) {
    return new LogConfig(level, other, file);
  }

  public LogConfig withFile(Path other) {
    return new LogConfig(level, format, Optional.of(other));
  }
}
