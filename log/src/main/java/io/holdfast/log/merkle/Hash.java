package io.holdfast.log.merkle;

import io.holdfast.log.Base64Text;
import java.util.Arrays;
import java.util.Optional;

/** A SHA-256 hash of a leaf or of an inner node: 32 bytes, immutable. */
public final class Hash {
  /** Length in bytes. */
  public static final int SIZE = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash that 32 bytes are.
   *
   * @throws IllegalArgumentException unless there are 32 bytes
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a hash has " + SIZE + " bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** The hash that begins at the byte {@code offset} of a tile. */
  public static Hash at(byte[] tile, int offset) {
    return new Hash(Arrays.copyOfRange(tile, offset, Math.addExact(offset, SIZE)));
  }

  /** Takes over a fresh array that nobody else will change. */
  static Hash owning(byte[] digest) {
    return new Hash(digest);
  }

  /** The hash whose canonical Base64 this is, or empty. */
  public static Optional<Hash> fromBase64(String text) {
    return Base64Text.decode(text).filter(b -> b.length == SIZE).map(Hash::owning);
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the 32 bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, SIZE);
  }

  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64, as in a checkpoint. */
  @Override
  public String toString() {
    return Base64Text.encode(bytes);
  }
}
