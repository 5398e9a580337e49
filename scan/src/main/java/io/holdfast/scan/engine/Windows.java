package io.holdfast.scan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into windows: what begins in {@code from} to {@code to} is this window's to tell;
 * before it lies what was told of already, behind it the room in which a secret may end.
 */
public final class Windows {
  /** The longest secret, and with it the room behind. */
  public static final int OVERLAP = 64 * 1024;

  /** What is kept before, since the words around a value tell what it is. */
  public static final int BEFORE = 8 * 1024;

  private static final int STEP = 1024 * 1024;
  private static final int FIRST = 64 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[FIRST];
  private int from;
  private int to;
  private int end;
  private boolean last;
  private boolean begun;

  public Windows(InputStream in) {
    this.in = in;
  }

  /** Moves on to the next window; false behind the last. */
  public boolean next() throws IOException {
    if (last) {
      return false;
    }
    int keep = 0;
    if (begun) {
      keep = Math.max(0, to - BEFORE);
      System.arraycopy(bytes, keep, bytes, 0, end - keep);
      end -= keep;
    }
    from = begun ? to - keep : 0;
    begun = true;
    fill();
    to = last ? end : end - OVERLAP;
    return true;
  }

  private void fill() throws IOException {
    int full = BEFORE + STEP + OVERLAP;
    while (end < full) {
      if (end == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(full, bytes.length * 4));
      }
      int read = in.read(bytes, end, Math.min(bytes.length, full) - end);
      if (read < 0) {
        last = true;
        return;
      }
      end += read;
    }
  }

  public byte[] bytes() {
    return bytes;
  }

  public int start() {
    return 0;
  }

  public int end() {
    return end;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }
}
