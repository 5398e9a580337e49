package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines to a socket: {@code socket_type} tcp (default), udp or unix, {@code address}. A connection
 * that broke is made anew once per write.
 */
final class SocketDevice implements AuditDevice {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final int BUFFER = 1 << 14;

  /** Requests wait meanwhile. */
  private static final int CONNECT_MILLIS = 2000;

  private final String type;
  private final String address;
  private final byte[] prefix;
  private @Nullable SocketChannel stream;
  private @Nullable DatagramChannel datagrams;

  private SocketDevice(DeviceEntry entry) {
    this.type = entry.option("socket_type", "tcp");
    this.address = entry.option("address", "");
    this.prefix = Lines.prefix(entry);
  }

  static SocketDevice open(DeviceEntry entry) {
    SocketDevice device = new SocketDevice(entry);
    if (device.address.isEmpty()) {
      throw new Refusal.InvalidRequest("address is required");
    }
    if (!List.of("tcp", "udp", "unix").contains(device.type)) {
      throw new Refusal.InvalidRequest("socket_type must be tcp, udp or unix");
    }
    try {
      device.connect();
    } catch (IOException e) {
      device.closeQuietly();
      throw new Refusal.InvalidRequest(
          "cannot connect to address: " + e.getClass().getSimpleName());
    }
    return device;
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      LOG.debug("a socket that was not connected did not close");
    }
  }

  private void connect() throws IOException {
    switch (type) {
      case "udp" -> {
        datagrams = DatagramChannel.open();
        datagrams.connect(inet());
      }
      case "unix" -> {
        stream = SocketChannel.open(StandardProtocolFamily.UNIX);
        stream.connect(UnixDomainSocketAddress.of(address));
      }
      default -> {
        stream = SocketChannel.open();
        stream.socket().connect(inet(), CONNECT_MILLIS);
      }
    }
  }

  private InetSocketAddress inet() throws IOException {
    int colon = address.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          address.substring(0, Math.max(colon, 0)), Integer.parseInt(address.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("address must be host:port");
    }
  }

  @Override
  public void write(List<byte[]> lines) throws IOException {
    try {
      send(lines);
    } catch (IOException broken) {
      close();
      connect();
      send(lines);
    }
  }

  private void send(List<byte[]> lines) throws IOException {
    if (datagrams != null) {
      for (byte[] line : lines) {
        datagrams.write(Lines.join(List.of(line), prefix, line.length + 1));
      }
      return;
    }
    if (stream == null) {
      throw new IOException("not connected");
    }
    ByteBuffer buffer = Lines.join(lines, prefix, BUFFER);
    while (buffer.hasRemaining()) {
      stream.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
    if (datagrams != null) {
      datagrams.close();
    }
  }
}
