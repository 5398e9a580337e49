package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Base58Check;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The 78 bytes of a serialized extended key (BIP-32), and their Base58Check form. */
final class ExtendedKeyFormat {
  private static final int SIZE = 78;

  /** Where an extended key stands in its tree: what both kinds of key serialize alike. */
  record Position(int depth, Fingerprint parent, ChildNumber child, Bytes chainCode) {
    static Position master(Bytes chainCode) {
      return new Position(0, Fingerprint.NONE, new ChildNumber(0), chainCode);
    }

    Position child(Fingerprint of, ChildNumber step, Bytes chainCode) {
      if (depth == 255) {
        throw new KeyFormatException("an extended key at depth 255 has no children (BIP-32)");
      }
      return new Position(depth + 1, of, step, chainCode);
    }
  }

  /** The fields as read. {@code key} has 33 bytes; the receiver erases it when it is private. */
  @SuppressWarnings("ArrayRecordComponent") // may be private, so it must be erasable
  record Fields(int version, Position position, byte[] key) {}

  private ExtendedKeyFormat() {}

  static String encode(int version, Position position, byte[] key33) {
    ByteBuffer buffer =
        ByteBuffer.allocate(SIZE)
            .putInt(version)
            .put((byte) position.depth)
            .putInt(position.parent.value())
            .putInt(position.child.raw())
            .put(position.chainCode.toArray())
            .put(key33);
    try {
      return Base58Check.encode(buffer.array());
    } finally {
      Arrays.fill(buffer.array(), (byte) 0);
    }
  }

  /** Reads the fields and checks what public and private keys have in common. */
  static Fields decode(String text) {
    byte[] bytes;
    try {
      bytes = Base58Check.decode(text);
    } catch (BitcoinException e) {
      throw new KeyFormatException("extended key can't be read: " + e.getMessage(), e);
    }
    try {
      if (bytes.length != SIZE) {
        throw new KeyFormatException(
            "extended key holds " + bytes.length + " bytes; BIP-32 serializes " + SIZE);
      }
      return fields(ByteBuffer.wrap(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Fields fields(ByteBuffer buffer) {
    int version = buffer.getInt();
    int depth = buffer.get() & 0xff;
    Fingerprint parent = new Fingerprint(buffer.getInt());
    ChildNumber child = new ChildNumber(buffer.getInt());
    if (depth == 0 && !parent.equals(Fingerprint.NONE)) {
      throw new KeyFormatException("extended key of depth 0 states a parent fingerprint");
    }
    if (depth == 0 && child.raw() != 0) {
      throw new KeyFormatException("extended key of depth 0 states a child number");
    }
    byte[] chainCode = new byte[32];
    byte[] key = new byte[33];
    buffer.get(chainCode).get(key);
    return new Fields(version, new Position(depth, parent, child, Bytes.of(chainCode)), key);
  }
}
