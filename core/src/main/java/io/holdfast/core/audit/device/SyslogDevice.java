package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Lines as syslog messages (RFC 3164): {@code facility} (AUTH), {@code tag} (vault). They go to the
 * local daemon's socket (Linux), or where {@code address} says: by UDP (host:port), or to the
 * socket of a path.
 */
final class SyslogDevice implements AuditDevice {
  private static final List<String> FACILITIES =
      List.of(
          "KERN",
          "USER",
          "MAIL",
          "DAEMON",
          "AUTH",
          "SYSLOG",
          "LPR",
          "NEWS",
          "UUCP",
          "CRON",
          "AUTHPRIV",
          "FTP",
          "NTP",
          "AUDIT",
          "ALERT",
          "CLOCK",
          "LOCAL0",
          "LOCAL1",
          "LOCAL2",
          "LOCAL3",
          "LOCAL4",
          "LOCAL5",
          "LOCAL6",
          "LOCAL7");
  private static final int INFO = 6;
  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  /** Where daemons listen, as Go's log/syslog looks for them. */
  private static final List<Path> LOCAL =
      List.of(Path.of("/dev/log"), Path.of("/var/run/syslog"), Path.of("/var/run/log"));

  private final byte[] head;
  private final Wire wire;

  /** The way to a daemon. */
  private interface Wire extends AutoCloseable {
    void send(byte[] message) throws IOException;

    @Override
    void close() throws IOException;
  }

  private SyslogDevice(byte[] head, Wire wire) {
    this.head = head;
    this.wire = wire;
  }

  static SyslogDevice open(DeviceEntry entry) throws IOException {
    String facility = entry.option("facility", "AUTH").toUpperCase(Locale.ROOT);
    int number = FACILITIES.indexOf(facility);
    if (number < 0) {
      throw new Refusal.InvalidRequest("option facility: unknown; use for example AUTH or LOCAL0");
    }
    String head = "<" + (number * 8 + INFO) + ">" + entry.option("tag", "vault") + ": ";
    String address = entry.option("address", "");
    return new SyslogDevice(head.getBytes(StandardCharsets.UTF_8), wire(address));
  }

  private static Wire wire(String address) throws IOException {
    if (address.isEmpty()) {
      return local(daemon());
    }
    return address.startsWith("/") ? local(Path.of(address)) : udp(address);
  }

  private static Path daemon() {
    return LOCAL.stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "no syslog daemon listens on this machine, at /dev/log; start one, or give option"
                    + " address (host:port)"));
  }

  private static Wire local(Path path) throws IOException {
    if (!LINUX) {
      throw new Refusal.InvalidRequest(
          "local syslog sockets are used on Linux only; give option address (host:port)");
    }
    LocalDatagrams socket = LocalDatagrams.connect(path);
    return new Wire() {
      @Override
      public void send(byte[] message) throws IOException {
        socket.send(message);
      }

      @Override
      public void close() {
        socket.close();
      }
    };
  }

  private static Wire udp(String address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      String[] parts = address.split(":", 2);
      channel.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      channel.close();
      throw new Refusal.InvalidRequest("option address: host:port is expected");
    }
    return new Wire() {
      @Override
      public void send(byte[] message) throws IOException {
        channel.write(ByteBuffer.wrap(message));
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  @Override
  public void write(List<byte[]> lines) throws IOException {
    for (byte[] line : lines) {
      wire.send(ByteBuffer.allocate(head.length + line.length).put(head).put(line).array());
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
