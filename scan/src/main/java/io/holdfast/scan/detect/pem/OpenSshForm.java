package io.holdfast.scan.detect.pem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** OpenSSH's own form of private keys (PROTOCOL.key). */
final class OpenSshForm {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  private OpenSshForm() {}

  /** Whether it is whole; where it is not encrypted, both of its check numbers are equal. */
  static boolean isKey(byte[] bytes) {
    if (bytes.length < 100 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return false;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length);
    byte[] cipher = string(buffer);
    string(buffer);
    string(buffer);
    if (buffer.remaining() < 4 || buffer.getInt() != 1) {
      return false;
    }
    string(buffer);
    byte[] secret = string(buffer);
    if (secret.length < 16) {
      return false;
    }
    boolean clear = new String(cipher, StandardCharsets.US_ASCII).equals("none");
    return !clear || Arrays.equals(secret, 0, 4, secret, 4, 8);
  }

  private static byte[] string(ByteBuffer buffer) {
    if (buffer.remaining() < 4) {
      return new byte[0];
    }
    int size = buffer.getInt();
    if (size < 0 || size > buffer.remaining()) {
      buffer.position(buffer.limit());
      return new byte[0];
    }
    byte[] value = new byte[size];
    buffer.get(value);
    return value;
  }
}
