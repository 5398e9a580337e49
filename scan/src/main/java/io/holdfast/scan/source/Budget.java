package io.holdfast.scan.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What one object may still unfold to. */
final class Budget {
  /** An archive exceeds the bounds. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;

    Exceeded(String message) {
      super(message);
    }
  }

  private final Limits limits;
  private final long packed;
  private long unfolded;
  private long entries;

  /**
   * The budget of an object.
   *
   * @param packed its size in bytes, -1 where unknown: then the ratio does not count
   */
  Budget(Limits limits, long packed) {
    this.limits = limits;
    this.packed = packed;
  }

  void entry() throws Exceeded {
    if (++entries > limits.entries()) {
      throw new Exceeded("more than " + limits.entries() + " entries: not read any further");
    }
  }

  void depth(int depth) throws Exceeded {
    if (depth > limits.depth()) {
      throw new Exceeded("archives within archives deeper than " + limits.depth() + ": not read");
    }
  }

  private void take(long count) throws Exceeded {
    unfolded += count;
    if (unfolded > limits.bytes()) {
      throw new Exceeded("unfolds to more than " + limits.bytes() + " bytes: not read any further");
    }
    if (packed >= 0
        && unfolded > Limits.FREE_BYTES
        && unfolded / limits.ratio() > Math.max(packed, 1)) {
      throw new Exceeded(
          "unfolds to more than " + limits.ratio() + " times its size: not read any further");
    }
  }

  /** The stream, with what is read of it taken off the budget. Closing leaves the source open. */
  InputStream metered(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
          take(1);
        }
        return b;
      }

      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        if (read > 0) {
          take(read);
        }
        return read;
      }

      @Override
      public void close() {
        // The archive is closed by who opened it.
      }
    };
  }
}
