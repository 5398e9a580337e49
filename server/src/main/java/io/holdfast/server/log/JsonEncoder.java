package io.holdfast.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object per line, with the names that Vault's log has: {@code @level}, {@code @module}.
 */
final class JsonEncoder extends EncoderBase<ILoggingEvent> {
  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line = Json.object();
    line.put("@level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    line.put("@message", event.getFormattedMessage());
    line.put("@module", LoggerNames.shown(event.getLoggerName()));
    line.put("@timestamp", LineEncoder.TIME.format(event.getInstant()));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.put(pair.key, String.valueOf(pair.value));
      }
    }
    if (event.getThrowableProxy() != null) {
      StringBuilder frames = new StringBuilder();
      Frames.append(frames, event.getThrowableProxy());
      line.put("stacktrace", frames.toString());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.writeBytes(Json.write(line));
    out.write('\n');
    return out.toByteArray();
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
