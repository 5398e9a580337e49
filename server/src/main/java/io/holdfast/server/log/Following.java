package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import io.holdfast.core.BodyStream;
import io.holdfast.server.config.LogConfig;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The log's lines for somebody who listens: of what the loggers write at their levels, those that
 * are severe enough. The network's own lines are left out, which sending them would make more of.
 */
public final class Following extends AppenderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> encoder;
  private final Level least;
  private final Consumer<byte[]> sink;

  private Following(Encoder<ILoggingEvent> encoder, Level least, Consumer<byte[]> sink) {
    this.encoder = encoder;
    this.least = least;
    this.sink = sink;
  }

  /** The lines from when it is begun on. */
  public static BodyStream from(String level, boolean json) {
    Level least = Level.valueOf(level.toUpperCase(Locale.ROOT));
    return sink -> begin(least, json, sink);
  }

  private static Runnable begin(Level least, boolean json, Consumer<byte[]> sink) {
    LoggerContext context = Logging.context();
    LogConfig.Format format = json ? LogConfig.Format.JSON : LogConfig.Format.STANDARD;
    Following following = new Following(Logging.encoder(context, format), least, sink);
    following.setContext(context);
    following.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(following);
    return () -> {
      root.detachAppender(following);
      following.stop();
    };
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(least) && !event.getLoggerName().startsWith("io.netty")) {
      sink.accept(encoder.encode(event));
    }
  }
}
