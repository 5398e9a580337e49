package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.Bytes;

/** The encoding of ECDSA signatures in scripts: strict DER (BIP-66) and a sighash byte. */
public final class EcdsaSignature {
  private static final int SHORTEST = 9;
  private static final int LONGEST = 73;

  private EcdsaSignature() {}

  /** Whether {@code signature} is strict DER with one byte after it. */
  public static boolean isEncoded(Bytes signature) {
    int size = signature.size();
    if (size < SHORTEST
        || size > LONGEST
        || signature.at(0) != 0x30
        || signature.at(1) != size - 3) {
      return false;
    }
    int lengthR = signature.at(3);
    if (lengthR + 5 >= size) {
      return false;
    }
    int lengthS = signature.at(lengthR + 5);
    return lengthR + lengthS + 7 == size
        && isInteger(signature, 2, lengthR)
        && isInteger(signature, lengthR + 4, lengthS);
  }

  /** Whether a positive integer of {@code length} bytes, without superfluous zeros, is there. */
  private static boolean isInteger(Bytes signature, int at, int length) {
    if (signature.at(at) != 0x02 || length == 0 || signature.at(at + 2) >= 0x80) {
      return false;
    }
    return length == 1 || signature.at(at + 2) != 0 || signature.at(at + 3) >= 0x80;
  }

  /** The sighash byte. */
  public static int sighashType(Bytes signature) {
    return signature.at(signature.size() - 1);
  }

  /** The DER part, without the sighash byte. */
  public static Bytes der(Bytes signature) {
    return signature.slice(0, signature.size() - 1);
  }
}
