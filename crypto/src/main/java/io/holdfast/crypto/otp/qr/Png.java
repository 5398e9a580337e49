package io.holdfast.crypto.otp.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Black and white images as PNG (RFC 2083), a bit for each pixel. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Png() {}

  /** The image whose set bits are black. */
  static byte[] of(BitMatrix image) {
    // Bit depth 1, greyscale, and the only methods of compression, filtering and order there are.
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(image.getWidth())
            .putInt(image.getHeight())
            .put(new byte[] {1, 0, 0, 0, 0})
            .array();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    writeChunk(out, "IHDR", header);
    writeChunk(out, "IDAT", deflated(rows(image)));
    writeChunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row begins with its filter, 0 for none; a set bit is white. */
  private static byte[] rows(BitMatrix image) {
    int rowSize = 1 + (image.getWidth() + 7) / 8;
    byte[] rows = new byte[rowSize * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (!image.get(x, y)) {
          rows[y * rowSize + 1 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void writeChunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }
}
