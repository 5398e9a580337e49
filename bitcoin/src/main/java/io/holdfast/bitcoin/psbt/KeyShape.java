package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.MalformedDataException;

/** What follows the key type in a field's key. */
public enum KeyShape {
  NONE("nothing"),
  PUBLIC_KEY("a public key of 33 or 65 bytes"),
  COMPRESSED_KEY("a compressed public key of 33 bytes"),
  X_ONLY_KEY("an x-only public key of 32 bytes"),
  X_ONLY_KEY_AND_LEAF("an x-only public key and a leaf hash, 64 bytes"),
  CONTROL_BLOCK("a control block of 33 bytes and up to 128 times 32 more"),
  EXTENDED_KEY("an extended public key of 78 bytes"),
  HASH20("a hash of 20 bytes"),
  HASH32("a hash of 32 bytes"),
  MUSIG2_PARTICIPANT("two compressed public keys and at most a leaf hash, 66 or 98 bytes"),
  PROPRIETARY("an identifier with its length, and a subtype");

  private static final int MAX_MERKLE_DEPTH = 128;

  private final String description;

  KeyShape(String description) {
    this.description = description;
  }

  /** The same in words, for errors. */
  public String description() {
    return description;
  }

  /** Whether {@code data} has this shape. */
  public boolean matches(Bytes data) {
    int size = data.size();
    return switch (this) {
      case NONE -> size == 0;
      case PUBLIC_KEY -> isCompressed(data) || (size == 65 && data.at(0) == 4);
      case COMPRESSED_KEY -> isCompressed(data);
      case X_ONLY_KEY, HASH32 -> size == 32;
      case X_ONLY_KEY_AND_LEAF -> size == 64;
      case CONTROL_BLOCK ->
          size >= 33 && (size - 33) % 32 == 0 && size <= 33 + 32 * MAX_MERKLE_DEPTH;
      case EXTENDED_KEY -> size == 78;
      case HASH20 -> size == 20;
      case MUSIG2_PARTICIPANT ->
          (size == 66 || size == 98)
              && isCompressed(data.slice(0, 33))
              && isCompressed(data.slice(33, 66));
      case PROPRIETARY -> isProprietary(data);
    };
  }

  private static boolean isCompressed(Bytes data) {
    return data.size() == 33 && (data.at(0) == 2 || data.at(0) == 3);
  }

  private static boolean isProprietary(Bytes data) {
    ByteReader in = new ByteReader("proprietary key", data.toArray());
    try {
      in.varBytes("identifier");
      in.compactSize("subtype");
      return true;
    } catch (MalformedDataException _) {
      return false;
    }
  }
}
