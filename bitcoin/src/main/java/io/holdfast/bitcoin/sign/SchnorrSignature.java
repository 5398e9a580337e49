package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.SighashType;

/** Taproot signatures as PSBTs and witnesses have them: with a sighash byte unless DEFAULT. */
final class SchnorrSignature {
  private static final int SIZE = 64;

  private SchnorrSignature() {}

  static Bytes encode(Bytes signature, int sighashType) {
    return sighashType == SighashType.DEFAULT
        ? signature
        : new ByteWriter(SIZE + 1).bytes(signature).int8(sighashType).toBytes();
  }

  /** The sighash type of an encoded signature. */
  static int sighashType(Bytes encoded) {
    return encoded.size() == SIZE ? SighashType.DEFAULT : encoded.at(SIZE);
  }

  /** The 64 bytes of an encoded signature that BIP-340 verifies. */
  static byte[] bare(Bytes encoded) {
    return encoded.slice(0, SIZE).toArray();
  }
}
