package io.holdfast.core.audit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Lines to a channel that is not a file: standard output, or nowhere. */
final class StreamDevice implements AuditDevice {
  private static final int BUFFER = 1 << 14;

  private final WritableByteChannel channel;
  private final byte[] prefix;

  StreamDevice(WritableByteChannel channel, DeviceEntry entry) {
    this.channel = channel;
    this.prefix = Lines.prefix(entry);
  }

  @Override
  public void write(List<byte[]> lines) throws IOException {
    ByteBuffer buffer = Lines.join(lines, prefix, BUFFER);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() {
    // Standard output stays open for the process.
  }
}
