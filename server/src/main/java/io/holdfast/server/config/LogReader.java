package io.holdfast.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the {@code log_*} keys. */
final class LogReader {
  private static final String ROTATION =
      "let logrotate move the file and send SIGHUP, upon which it is opened anew";

  private final Section top;
  private final Overrides overrides;

  LogReader(Section top, Overrides overrides) {
    this.top = top;
    this.overrides = overrides;
  }

  LogConfig read() {
    LogConfig.Level level =
        top.value("log_level")
            .map(v -> LogConfig.Level.named(v.text("info")).orElseGet(() -> wrongLevel(v)))
            .orElse(LogConfig.Level.INFO);
    LogConfig.Format format =
        top.value("log_format")
            .map(v -> format(v.oneOf("standard", List.of("standard", "json"))))
            .orElse(LogConfig.Format.STANDARD);
    Optional<Path> file =
        top.value("log_file").map(v -> v.path(Path.of(""))).filter(p -> !p.toString().isEmpty());
    top.withoutEffect("log_rotate_bytes", ROTATION);
    top.withoutEffect("log_rotate_duration", ROTATION);
    top.withoutEffect("log_rotate_max_files", ROTATION);
    top.withoutEffect("log_requests_level", "the audit log holds every request");
    return new LogConfig(
        overrides.find("LOG_LEVEL").map(this::levelOfVariable).orElse(level),
        overrides.find("LOG_FORMAT").map(LogReader::format).orElse(format),
        file);
  }

  private LogConfig.Level levelOfVariable(String text) {
    Optional<LogConfig.Level> level = LogConfig.Level.named(text);
    if (level.isEmpty()) {
      top.problems()
          .error(
              "the environment variable VAULT_LOG_LEVEL must be trace, debug, info, warn or error");
    }
    return level.orElse(LogConfig.Level.INFO);
  }

  private static LogConfig.Level wrongLevel(Value value) {
    return value.wrong("must be one of trace, debug, info, warn, error", LogConfig.Level.INFO);
  }

  private static LogConfig.Format format(String name) {
    return name.equalsIgnoreCase("json") ? LogConfig.Format.JSON : LogConfig.Format.STANDARD;
  }
}
