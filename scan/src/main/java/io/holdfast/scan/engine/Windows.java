package io.holdfast.scan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private static final int FIRST = 16 * 1024;

  /** Says how much of a stream that pauses may be let go. */
  @FunctionalInterface
  public interface Release {
    /** Before which place nothing changes any more by what may come; {@code from} for none. */
    int before(byte[] bytes, int from, int end);
  }

  private final InputStream in;
  private final @Nullable Release release;
  private byte[] bytes = new byte[FIRST];
  private int from;
  private int to;
  private int end;
  private boolean last;
  private boolean begun;

  public Windows(InputStream in) {
    this(in, null);
  }

  /** Windows that come early where the stream has nothing more for now. */
  public Windows(InputStream in, @Nullable Release release) {
    this.in = in;
    this.release = release;
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
    to = fill();
    return true;
  }

  /** Reads what fits or comes; where this window ends. */
  private int fill() throws IOException {
    int full = BEFORE + STEP + OVERLAP;
    while (end < full) {
      if (end == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(full, bytes.length * 4));
      }
      if (release != null && end > from && in.available() == 0) {
        int free = release.before(bytes, from, end);
        if (free > from) {
          return free;
        }
      }
      int read = in.read(bytes, end, Math.min(bytes.length, full) - end);
      if (read < 0) {
        last = true;
        return end;
      }
      end += read;
    }
    return end - OVERLAP;
  }

  /** Whether nothing follows this window. */
  public boolean isLast() {
    return last;
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
