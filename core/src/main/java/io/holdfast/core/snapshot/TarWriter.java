package io.holdfast.core.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Writes files into a POSIX tar archive (ustar; sizes beyond 8 GiB as GNU tar has them). */
final class TarWriter {
  static final int BLOCK = 512;
  static final int NAME_BYTES = 100;
  static final int SIZE_AT = 124;
  static final int CHECKSUM_AT = 148;
  static final long LARGEST_OCTAL = 0x1_ffff_ffffL;

  private final OutputStream out;
  private final Instant time;

  /** Where a file's bytes come from: exactly as many as were announced. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  TarWriter(OutputStream out, Instant time) {
    this.out = out;
    this.time = time;
  }

  void file(String name, byte[] content) throws IOException {
    file(name, content.length, to -> to.write(content));
  }

  void file(String name, long size, Content content) throws IOException {
    out.write(header(name, size));
    content.writeTo(out);
    out.write(new byte[padding(size)]);
  }

  /** Ends the archive; the stream stays open. */
  void finish() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }

  static int padding(long size) {
    return (int) (-size & (BLOCK - 1));
  }

  private byte[] header(String name, long size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000600\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    putSize(header, size);
    put(header, 136, "%011o\0".formatted(time.getEpochSecond()));
    Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
    header[156] = '0';
    put(header, 257, "ustar\00000");
    put(header, CHECKSUM_AT, "%06o\0 ".formatted(checksum(header)));
    return header;
  }

  private static void putSize(byte[] header, long size) {
    if (size <= LARGEST_OCTAL) {
      put(header, SIZE_AT, "%011o\0".formatted(size));
    } else {
      header[SIZE_AT] = (byte) 0x80;
      ByteBuffer.wrap(header).putLong(SIZE_AT + 4, size);
    }
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** The sum of a header's bytes, its own field counted as spaces. */
  static int checksum(byte[] header) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + 8;
      sum += own ? ' ' : header[i] & 0xff;
    }
    return sum;
  }
}
