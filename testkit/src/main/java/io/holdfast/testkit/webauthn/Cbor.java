package io.holdfast.testkit.webauthn;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** As much of CBOR (RFC 8949) as an authenticator writes, byte by byte. */
final class Cbor {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Cbor head(int major, int value) {
    if (value < 24) {
      out.write(major << 5 | value);
    } else if (value < 256) {
      out.write(major << 5 | 24);
      out.write(value);
    } else {
      out.write(major << 5 | 25);
      out.write(value >> 8);
      out.write(value);
    }
    return this;
  }

  Cbor map(int entries) {
    return head(5, entries);
  }

  Cbor number(int value) {
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }

  Cbor text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    var _ = head(3, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  Cbor bytes(byte[] value) {
    var _ = head(2, value.length);
    out.writeBytes(value);
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }

  /** A COSE key: parameters and values in turn, numbers or bytes. */
  static byte[] coseKey(List<Object> pairs) {
    Cbor cbor = new Cbor().map(pairs.size() / 2);
    for (Object one : pairs) {
      var _ =
          switch (one) {
            case Integer number -> cbor.number(number);
            case byte[] bytes -> cbor.bytes(bytes);
            default -> throw new IllegalArgumentException("no COSE value: " + one);
          };
    }
    return cbor.done();
  }
}
