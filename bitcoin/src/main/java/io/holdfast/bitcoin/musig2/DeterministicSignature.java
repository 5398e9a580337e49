package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.musig2.ContributionException.Contribution;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the last signer answers who keeps no state (BIP-327, DeterministicSign): the nonce is made
 * of the key and of everybody else's nonces, and used at once.
 *
 * @param nonce the signer's public nonce
 * @param partial the signer's partial signature, 32 bytes
 */
public record DeterministicSignature(PublicNonce nonce, Bytes partial) {
  /**
   * Signs as the last signer, whose nonce the others do not know before.
   *
   * @param secretKey 32 bytes; stays the caller's
   * @param key with all tweaks
   * @param others the sum of all other signers' nonces
   * @throws ContributionException when that sum is no nonce
   */
  public static DeterministicSignature of(
      SecretBytes secretKey, AggregateKey key, PublicNonce others, Bytes message) {
    return of(secretKey, key, others, message, Optional.of(Randomness.bytes(32)));
  }

  /** The same with 32 random bytes, which are erased, or without any. */
  static DeterministicSignature of(
      SecretBytes secretKey,
      AggregateKey key,
      PublicNonce others,
      Bytes message,
      Optional<byte[]> random) {
    byte[] seed = random.orElseGet(() -> new byte[32]);
    random.ifPresentOrElse(
        bytes -> NonceRequest.mask(bytes, secretKey),
        () -> secretKey.with(bytes -> copyKey(bytes, seed)));
    byte[] scalars = new byte[64];
    try {
      for (byte half = 0; half < 2; half++) {
        byte[] scalar = NonceRequest.inRange(hash(seed, key, others, message, half));
        System.arraycopy(scalar, 0, scalars, half * 32, 32);
        Arrays.fill(scalar, (byte) 0);
      }
      PublicNonce own = SecretNonce.publicNonce(scalars);
      Bytes publicKey = secretKey.use(bytes -> Bytes.of(Secp256k1.publicKey(bytes)));
      SigningSession session = SigningSession.of(key, sum(own, others), message);
      try (SecretNonce secret = SecretNonce.take(scalars, publicKey)) {
        return new DeterministicSignature(own, session.sign(secret, secretKey));
      }
    } finally {
      Arrays.fill(seed, (byte) 0);
      Arrays.fill(scalars, (byte) 0);
    }
  }

  private static void copyKey(byte[] key, byte[] target) {
    if (!Secp256k1.isValidPrivateKey(key)) {
      throw new BitcoinException("secret key is not between 1 and the order of secp256k1");
    }
    System.arraycopy(key, 0, target, 0, target.length);
  }

  private static byte[] hash(
      byte[] seed, AggregateKey key, PublicNonce others, Bytes message, byte half) {
    return Hashes.tagged(
        "MuSig/deterministic/nonce",
        seed,
        others.value().toArray(),
        key.xOnly().toArray(),
        ByteBuffer.allocate(8).putLong(message.size()).array(),
        message.toArray(),
        new byte[] {half});
  }

  private static AggregateNonce sum(PublicNonce own, PublicNonce others) {
    try {
      return AggregateNonce.of(List.of(own, others));
    } catch (ContributionException _) {
      throw ContributionException.ofAggregator(Contribution.AGGREGATE_NONCE);
    }
  }
}
