package io.holdfast.engines.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A certificate of an Ed25519 key as a test reads it, by the text of PROTOCOL.certkeys. */
record Certificate(
    String type,
    String serial,
    int kind,
    String keyId,
    List<String> principals,
    Instant validAfter,
    Instant validBefore,
    Map<String, String> criticalOptions,
    Map<String, String> extensions,
    String authority) {

  static Certificate read(String line) {
    ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(line.strip().split(" ", 3)[1]));
    String type = text(in);
    var _ = string(in);
    var _ = string(in);
    String serial = Long.toHexString(in.getLong());
    int kind = in.getInt();
    String keyId = text(in);
    ByteBuffer principals = ByteBuffer.wrap(string(in));
    List<String> names = new ArrayList<>();
    while (principals.hasRemaining()) {
      names.add(text(principals));
    }
    Instant after = Instant.ofEpochSecond(in.getLong());
    Instant before = Instant.ofEpochSecond(in.getLong());
    Map<String, String> critical = options(in);
    Map<String, String> extensions = options(in);
    var _ = string(in);
    String authority = text(ByteBuffer.wrap(string(in)));
    return new Certificate(
        type, serial, kind, keyId, names, after, before, critical, extensions, authority);
  }

  private static Map<String, String> options(ByteBuffer in) {
    ByteBuffer list = ByteBuffer.wrap(string(in));
    Map<String, String> out = new LinkedHashMap<>();
    while (list.hasRemaining()) {
      String name = text(list);
      ByteBuffer value = ByteBuffer.wrap(string(list));
      out.put(name, value.hasRemaining() ? text(value) : "");
    }
    return out;
  }

  private static byte[] string(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) {
    return new String(string(in), UTF_8);
  }
}
