package io.holdfast.scan.source.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8, whatever the order of its bytes. */
public final class WideText extends InputStream {
  private final Reader reader;
  private final char[] chars = new char[16 * 1024];
  private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

  private WideText(Reader reader) {
    this.reader = reader;
  }

  /** The same text in UTF-8. */
  public static InputStream utf8(InputStream in) throws IOException {
    PushbackInputStream pushed = new PushbackInputStream(in, 2);
    int first = pushed.read();
    int second = pushed.read();
    boolean marked = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    boolean little = marked ? first == 0xff : second == 0;
    if (!marked) {
      if (second >= 0) {
        pushed.unread(second);
      }
      if (first >= 0) {
        pushed.unread(first);
      }
    }
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return new WideText(new InputStreamReader(pushed, charset));
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready.read() : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    return fill() ? ready.read(bytes, from, count) : -1;
  }

  private boolean fill() throws IOException {
    while (ready.available() == 0) {
      int count = reader.read(chars, 0, chars.length);
      if (count < 0) {
        return false;
      }
      ready =
          new ByteArrayInputStream(new String(chars, 0, count).getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }
}
