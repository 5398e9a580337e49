package io.holdfast.bitcoin.message;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An ECDSA signature of a message from which the public key comes back (BIP-137): a byte that says
 * which of four candidates it is and for which kind of address, then r and s.
 */
public final class RecoverableSignature {
  static final int SIZE = 65;

  private static final String MAGIC = "Bitcoin Signed Message:\n";
  private static final int CANDIDATES = 4;
  private static final int UNCOMPRESSED = 27;
  private static final int COMPRESSED = 31;
  private static final int NESTED = 35;
  private static final int WITNESS = 39;
  private static final int END = 43;
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
  private static final BigInteger PRIME =
      new BigInteger("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", 16);

  private RecoverableSignature() {}

  /**
   * Signs a message.
   *
   * @param script of an address of the key
   * @throws MessageException when the address is of another kind
   */
  public static byte[] sign(
      SecretBytes privateKey, Bytes publicKey, Script script, String message) {
    byte[] hash = hash(message);
    byte[] compact = privateKey.use(bytes -> Secp256k1.signEcdsa(bytes, hash));
    int header = header(publicKey, script);
    byte[] compressed = Secp256k1.compress(publicKey.toArray());
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      Optional<byte[]> recovered = recover(compact, hash, candidate);
      if (recovered.isPresent() && Arrays.equals(recovered.get(), compressed)) {
        byte[] signature = new byte[SIZE];
        signature[0] = (byte) (header + candidate);
        System.arraycopy(compact, 0, signature, 1, compact.length);
        return signature;
      }
    }
    throw new MessageException("the key of a fresh signature can't be recovered");
  }

  private static int header(Bytes publicKey, Script script) {
    for (int header : new int[] {UNCOMPRESSED, COMPRESSED, NESTED, WITNESS}) {
      boolean sizeFits = (publicKey.size() == 65) == (header == UNCOMPRESSED);
      if (sizeFits && script(publicKey, header).equals(script)) {
        return header;
      }
    }
    throw new MessageException(
        "the older form is for addresses of a single key before taproot (pkh, wpkh, sh(wpkh))");
  }

  /** Whether a signature is of a message by the key of a script. */
  static boolean verifies(byte[] signature, Script script, String message) {
    int header = signature[0] & 0xff;
    if (header < UNCOMPRESSED || header >= END) {
      return false;
    }
    byte[] compact = Arrays.copyOfRange(signature, 1, SIZE);
    byte[] hash = hash(message);
    Optional<byte[]> key = recover(compact, hash, (header - UNCOMPRESSED) % CANDIDATES);
    return key.isPresent()
        && Secp256k1.verifyEcdsa(key.get(), hash, Secp256k1.normalize(compact))
        && matches(key.get(), header, script);
  }

  /**
   * Some programs give the byte of P2PKH for segwit addresses too, and so they are taken: the key
   * is the same.
   */
  private static boolean matches(byte[] compressed, int header, Script script) {
    Bytes key = Bytes.of(header < COMPRESSED ? Secp256k1.decompress(compressed) : compressed);
    if (header >= NESTED || header < COMPRESSED) {
      return script(key, header).equals(script);
    }
    return script(key, COMPRESSED).equals(script)
        || script(key, NESTED).equals(script)
        || script(key, WITNESS).equals(script);
  }

  private static Script script(Bytes publicKey, int header) {
    if (header < NESTED) {
      return Scripts.p2pkhOf(publicKey);
    }
    Script witness = Scripts.p2wpkh(Bytes.of(Hashes.hash160(publicKey.toArray())));
    return header < WITNESS ? Scripts.p2shOf(witness) : witness;
  }

  private static byte[] hash(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
    return Hashes.doubleSha256(
        new ByteWriter().varBytes(Bytes.of(magic)).varBytes(Bytes.of(text)).toBytes().toArray());
  }

  /** The compressed public key: r<sup>-1</sup>(sR - zG), all of it public. */
  private static Optional<byte[]> recover(byte[] compact, byte[] hash, int candidate) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(compact, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(compact, 32, 64));
    BigInteger x = candidate >= 2 ? r.add(ORDER) : r;
    if (r.signum() == 0
        || s.signum() == 0
        || r.compareTo(ORDER) >= 0
        || s.compareTo(ORDER) >= 0
        || x.compareTo(PRIME) >= 0) {
      return Optional.empty();
    }
    byte[] point = new byte[33];
    point[0] = (byte) (2 + candidate % 2);
    System.arraycopy(bytes(x), 0, point, 1, 32);
    if (!Secp256k1.isValidPublicKey(point)) {
      return Optional.empty();
    }
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger z = new BigInteger(1, hash);
    BigInteger back = z.negate().multiply(inverse).mod(ORDER);
    byte[] forth = Secp256k1.publicMultiply(point, bytes(s.multiply(inverse).mod(ORDER)));
    try {
      return Optional.of(back.signum() == 0 ? forth : Secp256k1.publicAdd(forth, bytes(back)));
    } catch (CryptoException infinity) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] out = new byte[32];
    int length = Math.min(32, signed.length);
    System.arraycopy(signed, signed.length - length, out, 32 - length, length);
    return out;
  }
}
