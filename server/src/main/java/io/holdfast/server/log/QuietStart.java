package io.holdfast.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.holdfast.server.config.LogConfig;

/**
 * What logback does before {@link Logging} is asked, found as a service: warnings to the standard
 * error, and no search for configuration files.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(Logging.toStream(context, LogConfig.Format.STANDARD, System.err));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
