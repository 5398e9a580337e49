package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.crypto.sign.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Signatures under key records, in the form of Bitcoin's signed messages: 65 bytes in base64, of
 * which the first tells which of the possible keys it is.
 */
final class RecordSignature {
  private static final String PREFIX = "Bitcoin Signed Message:\n";
  private static final int SIZE = 65;
  private static final int FIRST_HEADER = 27;
  private static final int LAST_HEADER = 42;
  private static final int COMPRESSED = 4;
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private RecordSignature() {}

  /**
   * Signs a text.
   *
   * @param privateKey 32 bytes
   */
  static String sign(byte[] privateKey, String text) {
    byte[] hash = hash(text);
    byte[] compact = Secp256k1.signEcdsa(privateKey, hash);
    byte[] signature = new byte[SIZE];
    signature[0] =
        (byte)
            (FIRST_HEADER
                + COMPRESSED
                + recoveryId(Secp256k1.publicKey(privateKey), hash, compact));
    System.arraycopy(compact, 0, signature, 1, compact.length);
    return Base64.getEncoder().encodeToString(signature);
  }

  /** Whether a signature is over the text by the private key of that public key. */
  static boolean verify(Bytes publicKey, String text, String base64) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return signature.length == SIZE
        && signature[0] >= FIRST_HEADER
        && signature[0] <= LAST_HEADER
        && Secp256k1.verifyEcdsa(
            publicKey.toArray(),
            hash(text),
            Secp256k1.normalize(Arrays.copyOfRange(signature, 1, SIZE)));
  }

  private static byte[] hash(String text) {
    return Hashes.doubleSha256(
        new ByteWriter()
            .varBytes(Bytes.of(PREFIX.getBytes(StandardCharsets.US_ASCII)))
            .varBytes(Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
            .toBytes()
            .toArray());
  }

  /**
   * Which of the points that have r as their x is the signature's: whether its y is odd. That x is
   * r and not r plus the order may be taken for granted: it fails once in 2<sup>127</sup>.
   */
  private static int recoveryId(byte[] publicKey, byte[] hash, byte[] compact) {
    BigInteger r = new BigInteger(1, compact, 0, 32);
    BigInteger inverse = new BigInteger(1, compact, 32, 32).modInverse(ORDER);
    byte[] u1 = bytes(new BigInteger(1, hash).multiply(inverse).mod(ORDER));
    byte[] u2 = bytes(r.multiply(inverse).mod(ORDER));
    byte[] point =
        Secp256k1.publicCombine(
            List.of(Secp256k1.publicKey(u1), Secp256k1.publicMultiply(publicKey, u2)));
    return point[0] & 1;
  }

  private static byte[] bytes(BigInteger number) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = number.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
    }
    return bytes;
  }
}
