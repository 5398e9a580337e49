package io.holdfast.server.log;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that outlives its appender: logback closes what it was given, here a standard stream.
 */
final class KeptOpen extends FilterOutputStream {
  KeptOpen(OutputStream stream) {
    super(stream);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    out.write(bytes, offset, count);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
