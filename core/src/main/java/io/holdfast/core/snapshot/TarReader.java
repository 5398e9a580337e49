package io.holdfast.core.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the files of a tar archive in the order in which they are known to come. */
final class TarReader {
  private final InputStream in;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** A file's bytes, all of which are to be read before the next file. */
  static final class Content extends InputStream {
    private final InputStream in;
    private final long size;
    private long left;

    private Content(InputStream in, long size) {
      this.in = in;
      this.size = size;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      int read = in.read(into, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new SnapshotException("it is cut short");
      }
      left -= read;
      return read;
    }

    /** Reads what follows the file, up to the next one. */
    void end() throws IOException {
      if (left != 0) {
        throw new SnapshotException("a file in it was not read to its end");
      }
      in.skipNBytes(TarWriter.padding(size));
    }
  }

  /**
   * The next file, which must have this name.
   *
   * @throws SnapshotException when another comes, or none
   */
  Content file(String name) throws IOException {
    byte[] header = in.readNBytes(TarWriter.BLOCK);
    if (header.length < TarWriter.BLOCK) {
      throw new SnapshotException("it is cut short before " + name);
    }
    if (octal(header, TarWriter.CHECKSUM_AT, 7) != TarWriter.checksum(header)
        || !name(header).equals(name)) {
      throw new SnapshotException(name + " is not where it should be");
    }
    return new Content(in, size(header));
  }

  /** The next file, whole, if it is not larger than so much. */
  byte[] small(String name, int most) throws IOException {
    Content content = file(name);
    if (content.size > most) {
      throw new SnapshotException(name + " is larger than it can be");
    }
    byte[] bytes = content.readAllBytes();
    content.end();
    return bytes;
  }

  /** Checks that nothing follows, and that it came whole. */
  void end() throws IOException {
    byte[] rest = in.readNBytes(2 * TarWriter.BLOCK);
    if (!Arrays.equals(rest, new byte[2 * TarWriter.BLOCK]) || in.read() >= 0) {
      throw new SnapshotException("it does not end where it should");
    }
  }

  private static String name(byte[] header) {
    int end = 0;
    while (end < TarWriter.NAME_BYTES && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, StandardCharsets.US_ASCII);
  }

  private static long size(byte[] header) throws SnapshotException {
    if (header[TarWriter.SIZE_AT] != (byte) 0x80) {
      return octal(header, TarWriter.SIZE_AT, 11);
    }
    long size = ByteBuffer.wrap(header).getLong(TarWriter.SIZE_AT + 4);
    byte[] above = Arrays.copyOfRange(header, TarWriter.SIZE_AT + 1, TarWriter.SIZE_AT + 4);
    if (size < 0 || !Arrays.equals(above, new byte[3])) {
      throw new SnapshotException("a file in it has an impossible size");
    }
    return size;
  }

  private static long octal(byte[] header, int at, int digits) throws SnapshotException {
    long value = 0;
    for (int i = at; i < at + digits && header[i] != 0 && header[i] != ' '; i++) {
      if (header[i] < '0' || header[i] > '7') {
        throw new SnapshotException("a header in it is damaged");
      }
      value = value * 8 + header[i] - '0';
    }
    return value;
  }
}
