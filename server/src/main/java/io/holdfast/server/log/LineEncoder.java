package io.holdfast.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/**
 * {@code 2026-11-22T05:21:21.415Z [INFO] core: vault is unsealed: key=value}. An event is one line,
 * whatever its message holds; only the frames of an exception stand on lines of their own.
 */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(event.getInstant(), line);
    String level = "[" + event.getLevel() + "]";
    line.append(' ').append(level).append(" ".repeat(Math.max(1, 8 - level.length())));
    line.append(LoggerNames.shown(event.getLoggerName())).append(": ");
    OneLine.append(line, event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      String separator = ": ";
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append(separator).append(pair.key).append('=');
        OneLine.append(line, String.valueOf(pair.value));
        separator = " ";
      }
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      Frames.append(line, event.getThrowableProxy());
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
