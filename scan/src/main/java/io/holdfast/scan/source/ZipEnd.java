package io.holdfast.scan.source;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches whether a zip archive is whole: its directory ends in a record of its own, behind which
 * stands nothing but a comment. One that was cut looks finished to who reads it as a stream.
 */
final class ZipEnd extends FilterInputStream {
  private static final int MASK = (1 << 17) - 1;

  /** The record and the longest comment. */
  private static final long FARTHEST = 22 + 65_535;

  private final byte[] last = new byte[MASK + 1];
  private long count;

  ZipEnd(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      last[(int) (count++ & MASK)] = (byte) b;
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int size) throws IOException {
    int read = super.read(bytes, from, size);
    for (int i = 0; i < read; i++) {
      last[(int) (count++ & MASK)] = bytes[from + i];
    }
    return read;
  }

  @Override
  public long skip(long size) throws IOException {
    byte[] skipped = new byte[(int) Math.min(size, 8192)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left, and fails where the record is missing. */
  void check() throws IOException {
    byte[] rest = new byte[8192];
    int read = read(rest, 0, rest.length);
    while (read >= 0) {
      read = read(rest, 0, rest.length);
    }
    for (long at = count - 4; at >= 0 && at >= count - FARTHEST; at--) {
      if (byteAt(at) == 'P'
          && byteAt(at + 1) == 'K'
          && byteAt(at + 2) == 5
          && byteAt(at + 3) == 6) {
        return;
      }
    }
    throw new EOFException("the archive was cut");
  }

  private byte byteAt(long at) {
    return last[(int) (at & MASK)];
  }
}
