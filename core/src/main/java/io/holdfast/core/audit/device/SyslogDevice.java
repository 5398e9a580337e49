package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Lines as syslog messages (RFC 3164) by UDP: {@code facility} (AUTH), {@code tag} (vault), {@code
 * address} (127.0.0.1:514). The local daemon must listen there; Java has no datagram sockets of the
 * local kind that {@code /dev/log} is.
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

  private final byte[] head;
  private final DatagramChannel channel;

  private SyslogDevice(byte[] head, DatagramChannel channel) {
    this.head = head;
    this.channel = channel;
  }

  static SyslogDevice open(DeviceEntry entry) throws IOException {
    String facility = entry.option("facility", "AUTH").toUpperCase(Locale.ROOT);
    int number = FACILITIES.indexOf(facility);
    if (number < 0) {
      throw new Refusal.InvalidRequest("option facility: unknown; use for example AUTH or LOCAL0");
    }
    String[] address = entry.option("address", "127.0.0.1:514").split(":", 2);
    String head = "<" + (number * 8 + INFO) + ">" + entry.option("tag", "vault") + ": ";
    try {
      DatagramChannel channel = DatagramChannel.open();
      channel.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
      return new SyslogDevice(head.getBytes(StandardCharsets.UTF_8), channel);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new Refusal.InvalidRequest("option address: host:port is expected");
    }
  }

  @Override
  public void write(List<byte[]> lines) throws IOException {
    for (byte[] line : lines) {
      ByteBuffer message = ByteBuffer.allocate(head.length + line.length);
      message.put(head).put(line).flip();
      channel.write(message);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
