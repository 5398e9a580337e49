package io.holdfast.core.audit.device;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Audit lines as the bytes of a stream. */
final class Lines {
  private Lines() {}

  static byte[] prefix(DeviceEntry entry) {
    return entry.option("prefix", "").getBytes(StandardCharsets.UTF_8);
  }

  /** The lines, each after the prefix and followed by a newline. */
  static ByteBuffer join(List<byte[]> lines, byte[] prefix, int expected) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(expected);
    for (byte[] line : lines) {
      out.writeBytes(prefix);
      out.writeBytes(line);
      out.write('\n');
    }
    return ByteBuffer.wrap(out.toByteArray());
  }
}
