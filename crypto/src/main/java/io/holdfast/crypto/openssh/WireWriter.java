package io.holdfast.crypto.openssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes SSH's data types (RFC 4251, section 5). */
final class WireWriter {
  private final Erasable out = new Erasable();

  WireWriter uint32(int value) {
    return raw(ByteBuffer.allocate(4).putInt(value).array());
  }

  WireWriter uint64(long value) {
    return raw(ByteBuffer.allocate(8).putLong(value).array());
  }

  WireWriter string(byte[] value) {
    return uint32(value.length).raw(value);
  }

  WireWriter string(String value) {
    return string(value.getBytes(UTF_8));
  }

  /** A number that is not negative. */
  WireWriter mpint(BigInteger value) {
    byte[] bytes = value.signum() == 0 ? new byte[0] : value.toByteArray();
    var _ = string(bytes);
    Arrays.fill(bytes, (byte) 0);
    return this;
  }

  WireWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** What was written; the writer's own copy is erased. */
  byte[] takeBytes() {
    byte[] bytes = out.toByteArray();
    out.erase();
    return bytes;
  }

  private static final class Erasable extends ByteArrayOutputStream {
    /** More than an Ed25519 key needs: a buffer that grows leaves copies behind. */
    private static final int ROOM = 512;

    Erasable() {
      super(ROOM);
    }

    void erase() {
      Arrays.fill(buf, (byte) 0);
      reset();
    }
  }
}
