package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.musig2.ContributionException.Contribution;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * One message, one aggregate key, one aggregate nonce (BIP-327, Session Context): the ground on
 * which signers make partial signatures, verify each other's, and add them up to a BIP-340
 * signature.
 */
public final class SigningSession {
  private final AggregateKey key;
  private final Point nonce;

  /** What the second half of every nonce is multiplied by. */
  private final BigInteger nonceFactor;

  private final BigInteger challenge;

  private SigningSession(
      AggregateKey key, Point nonce, BigInteger nonceFactor, BigInteger challenge) {
    this.key = key;
    this.nonce = nonce;
    this.nonceFactor = nonceFactor;
    this.challenge = challenge;
  }

  /**
   * The session that all signers have in common.
   *
   * @param message of any size; of a transaction, the signature hash
   * @throws ContributionException when the aggregate nonce is none
   */
  public static SigningSession of(AggregateKey key, AggregateNonce aggregate, Bytes message) {
    byte[] x = key.xOnly().toArray();
    BigInteger factor =
        Scalars.reduced(
            Hashes.tagged("MuSig/noncecoef", aggregate.value().toArray(), x, message.toArray()));
    Point sum = aggregate.half(0).plus(aggregate.half(1).times(factor));
    Point nonce = sum.isInfinity() ? Point.ofGenerator(BigInteger.ONE) : sum;
    BigInteger challenge =
        Scalars.reduced(
            Hashes.tagged("BIP0340/challenge", nonce.x().toArray(), x, message.toArray()));
    return new SigningSession(key, nonce, factor, challenge);
  }

  /**
   * A signer's partial signature, 32 bytes, verified before it is returned.
   *
   * @param secret erased by this, whatever becomes of it
   * @param secretKey 32 bytes; stays the caller's
   * @throws IllegalStateException when the nonce was used before
   */
  public Bytes sign(SecretNonce secret, SecretBytes secretKey) {
    byte[] scalars = secret.spend();
    try {
      return secretKey.use(bytes -> sign(scalars, secret.publicKey(), bytes));
    } finally {
      Arrays.fill(scalars, (byte) 0);
    }
  }

  private Bytes sign(byte[] scalars, Bytes nonceOf, byte[] secretKey) {
    byte[] first = Arrays.copyOf(scalars, 32);
    byte[] second = Arrays.copyOfRange(scalars, 32, 64);
    try {
      requireScalar("secret key", secretKey);
      requireScalar("secret nonce", first);
      requireScalar("secret nonce", second);
      Bytes publicKey = Bytes.of(Secp256k1.publicKey(secretKey));
      if (!publicKey.equals(nonceOf)) {
        throw new BitcoinException("the nonce was made for another key than the one that signs");
      }
      byte[] share = Scalars.bytes(challenge.multiply(key.share(publicKey)).mod(Scalars.N));
      Bytes partial = Bytes.of(combined(first, second, secretKey, share));
      if (!verify(partial, SecretNonce.publicNonce(scalars), publicKey)) {
        throw new IllegalStateException("the partial signature does not verify: nothing is sent");
      }
      return partial;
    } finally {
      Arrays.fill(first, (byte) 0);
      Arrays.fill(second, (byte) 0);
    }
  }

  /** k1 + b k2 + e a d, with the nonces negated where their sum has odd y. */
  private byte[] combined(byte[] first, byte[] second, byte[] secretKey, byte[] share) {
    byte[] weighted = Secp256k1.privateMultiply(second, Scalars.bytes(nonceFactor));
    byte[] sum = Secp256k1.privateAdd(first, weighted);
    byte[] signed = nonce.hasEvenY() ? sum.clone() : Secp256k1.privateNegate(sum);
    byte[] keyPart = Secp256k1.privateMultiply(secretKey, share);
    try {
      return Secp256k1.privateAdd(signed, keyPart);
    } finally {
      for (byte[] each : List.of(weighted, sum, signed, keyPart)) {
        Arrays.fill(each, (byte) 0);
      }
    }
  }

  /**
   * Whether a partial signature is that signer's for this session. It proves nothing to others: who
   * has it can make up such a session.
   *
   * @param partial 32 bytes
   * @param publicNonce the one the signer sent for this session
   * @param publicKey the signer's, one of those aggregated
   */
  public boolean verify(Bytes partial, PublicNonce publicNonce, Bytes publicKey) {
    BigInteger share = challenge.multiply(key.share(publicKey)).mod(Scalars.N);
    if (!Scalars.isBelowOrder(partial)) {
      return false;
    }
    Point sum = noncePoint(publicNonce, 0).plus(noncePoint(publicNonce, 1).times(nonceFactor));
    Point effective = nonce.hasEvenY() ? sum : sum.negated();
    Point expected = effective.plus(new Point(publicKey).times(share));
    return Point.ofGenerator(new BigInteger(1, partial.toArray())).equals(expected);
  }

  private static Point noncePoint(PublicNonce nonce, int half) {
    return Point.parse(nonce.half(half))
        .orElseThrow(() -> new BitcoinException("the public nonce holds no point of secp256k1"));
  }

  /**
   * The BIP-340 signature of the aggregate key, 64 bytes. It is valid when all partial signatures
   * are; who has not verified those verifies this.
   *
   * @param partials one of each signer, in any order
   * @throws ContributionException naming the first that is no number below the order
   */
  public Bytes aggregate(List<Bytes> partials) {
    BigInteger sum = challenge.multiply(key.tweakShare());
    for (int signer = 0; signer < partials.size(); signer++) {
      if (!Scalars.isBelowOrder(partials.get(signer))) {
        throw ContributionException.of(Contribution.PARTIAL_SIGNATURE, signer);
      }
      sum = sum.add(new BigInteger(1, partials.get(signer).toArray()));
    }
    byte[] signature = Arrays.copyOf(nonce.x().toArray(), 64);
    System.arraycopy(Scalars.bytes(sum.mod(Scalars.N)), 0, signature, 32, 32);
    return Bytes.of(signature);
  }

  private static void requireScalar(String what, byte[] scalar) {
    if (!Secp256k1.isValidPrivateKey(scalar)) {
      throw new BitcoinException(what + " is not between 1 and the order of secp256k1");
    }
  }
}
