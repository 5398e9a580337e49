package io.holdfast.testkit.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that gives every name the loopback address, and TXT records that a test sets. */
public final class NameServer implements AutoCloseable {
  private static final int A = 1;
  private static final int TXT = 16;

  private final DatagramSocket socket;
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  public NameServer() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var _ = Thread.ofVirtual().name("names").start(this::serve);
  }

  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  public void text(String name, String value) {
    texts.put(name.toLowerCase(Locale.ROOT), value);
  }

  private void serve() {
    byte[] buffer = new byte[1024];
    while (!socket.isClosed()) {
      DatagramPacket question = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(question);
        byte[] answer = answer(ByteBuffer.wrap(buffer, 0, question.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** One question, and at most one answer to it (RFC 1035, section 4.1). */
  private byte[] answer(ByteBuffer question) {
    short id = question.getShort(0);
    question.position(12);
    StringBuilder name = new StringBuilder();
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
    }
    int type = question.getShort();
    byte[] asked = new byte[question.position() + 2 - 12];
    question.get(12, asked);
    byte[] data = data(name.toString().toLowerCase(Locale.ROOT), type);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(12)
            .putShort(id)
            .putShort((short) 0x8180)
            .putShort((short) 1)
            .putShort((short) (data.length == 0 ? 0 : 1))
            .array());
    out.writeBytes(asked);
    if (data.length > 0) {
      out.writeBytes(
          ByteBuffer.allocate(12)
              .putShort((short) 0xc00c)
              .putShort((short) type)
              .putShort((short) 1)
              .putInt(60)
              .putShort((short) data.length)
              .array());
      out.writeBytes(data);
    }
    return out.toByteArray();
  }

  private byte[] data(String name, int type) {
    if (type == A) {
      return new byte[] {127, 0, 0, 1};
    }
    String text = texts.get(name);
    if (type != TXT || text == null) {
      return new byte[0];
    }
    byte[] value = text.getBytes(US_ASCII);
    return ByteBuffer.allocate(value.length + 1).put((byte) value.length).put(value).array();
  }

  @Override
  public void close() {
    socket.close();
  }
}
