package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.holdfast.server.config.LogConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sets up the log by code: no files are searched for, which makes for a quick start. */
public final class Logging {
  private static @Nullable FileAppender<ILoggingEvent> file;

  private Logging() {}

  /**
   * Begins to log as configured.
   *
   * @param stream where lines go beside the file, the standard error as a rule
   * @throws IOException when the file cannot be opened
   */
  public static synchronized void configure(LogConfig config, OutputStream stream)
      throws IOException {
    if (config.file().isPresent()) {
      requireWritable(config.file().get());
    }
    LoggerContext context = context();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    level(config.level());
    root.addAppender(toStream(context, config.format(), stream));
    file = null;
    if (config.file().isPresent()) {
      file = toFile(context, config.format(), config.file().get());
      root.addAppender(file);
    }
  }

  /** Sets how much all loggers say that have no level of their own. */
  static void level(LogConfig.Level level) {
    context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.valueOf(level.name()));
    // Libraries' own details are of use to their developers only.
    boolean withLibraries = level == LogConfig.Level.TRACE;
    context().getLogger("io.netty").setLevel(withLibraries ? null : Level.WARN);
    // Pools come and go with each change of a connection; what goes wrong is thrown as well.
    context().getLogger("com.zaxxer.hikari").setLevel(withLibraries ? null : Level.ERROR);
  }

  /** Opens the log file anew, after it was moved away. */
  public static synchronized void reopen() {
    Optional.ofNullable(file)
        .ifPresent(appender -> {
          appender.stop();
          appender.start();
        });
  }

  static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  static OutputStreamAppender<ILoggingEvent> toStream(
      LoggerContext context, LogConfig.Format format, OutputStream stream) {
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder(context, format));
    appender.setOutputStream(new KeptOpen(stream));
    appender.start();
    return appender;
  }

  private static FileAppender<ILoggingEvent> toFile(
      LoggerContext context, LogConfig.Format format, Path path) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder(context, format));
    appender.setFile(path.toString());
    appender.setAppend(true);
    appender.start();
    return appender;
  }

  static Encoder<ILoggingEvent> encoder(LoggerContext context, LogConfig.Format format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case STANDARD -> new LineEncoder();
          case JSON -> new JsonEncoder();
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  /** Logback would go on without the file, and say so where nobody looks. */
  private static void requireWritable(Path path) throws IOException {
    Files.newByteChannel(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
  }
}
