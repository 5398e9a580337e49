package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What goes into a nonce (BIP-327, NonceGen): fresh randomness, and whatever is known already,
 * which protects where the randomness should fail.
 *
 * @param publicKey the signer's, compressed, 33 bytes
 * @param secretKey the signer's, 32 bytes; stays the caller's
 * @param aggregateKey x-only, 32 bytes
 * @param message of any size, the empty one included
 * @param extra anything more
 */
public record NonceRequest(
    Bytes publicKey,
    Optional<SecretBytes> secretKey,
    Optional<Bytes> aggregateKey,
    Optional<Bytes> message,
    Optional<Bytes> extra) {
  public NonceRequest {
    if (Point.parse(publicKey).isEmpty()) {
      throw new BitcoinException("the signer's public key is no compressed point of secp256k1");
    }
    if (aggregateKey.isPresent() && aggregateKey.get().size() != 32) {
      throw new BitcoinException(
          "an x-only aggregate key has 32 bytes, not " + aggregateKey.get().size());
    }
  }

  /** The least that a nonce is made of, before the message is known. */
  public static NonceRequest of(Bytes publicKey) {
    return new NonceRequest(
        publicKey, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** All that a signer knows who knows the message. */
  public static NonceRequest of(
      Bytes publicKey, SecretBytes secretKey, AggregateKey aggregateKey, Bytes message) {
    return new NonceRequest(
        publicKey,
        Optional.of(secretKey),
        Optional.of(aggregateKey.xOnly()),
        Optional.of(message),
        Optional.empty());
  }

  /** A fresh nonce; the caller closes it. */
  public NoncePair generate() {
    return generate(Randomness.bytes(32));
  }

  /** The nonce of these 32 random bytes, which are erased. */
  NoncePair generate(byte[] random) {
    secretKey.ifPresent(key -> mask(random, key));
    byte[] scalars = new byte[64];
    try {
      for (byte half = 0; half < 2; half++) {
        byte[] scalar = scalar(random, half);
        System.arraycopy(scalar, 0, scalars, half * 32, 32);
        Arrays.fill(scalar, (byte) 0);
      }
      PublicNonce shared = SecretNonce.publicNonce(scalars);
      return new NoncePair(SecretNonce.take(scalars, publicKey), shared);
    } finally {
      Arrays.fill(random, (byte) 0);
      Arrays.fill(scalars, (byte) 0);
    }
  }

  /** Overwrites random bytes with the key masked by them. */
  static void mask(byte[] random, SecretBytes key) {
    byte[] hash = Hashes.tagged("MuSig/aux", random);
    key.with(bytes -> {
      if (!Secp256k1.isValidPrivateKey(bytes)) {
        throw new BitcoinException("secret key is not between 1 and the order of secp256k1");
      }
      for (int i = 0; i < 32; i++) {
        random[i] = (byte) (bytes[i] ^ hash[i]);
      }
    });
    Arrays.fill(hash, (byte) 0);
  }

  private byte[] scalar(byte[] random, byte half) {
    Bytes key = aggregateKey.orElse(Bytes.EMPTY);
    Bytes more = extra.orElse(Bytes.EMPTY);
    return inRange(
        Hashes.tagged(
            "MuSig/nonce",
            random,
            new byte[] {(byte) publicKey.size()},
            publicKey.toArray(),
            new byte[] {(byte) key.size()},
            key.toArray(),
            message.map(NonceRequest::prefixed).orElse(new byte[1]),
            ByteBuffer.allocate(4).putInt(more.size()).array(),
            more.toArray(),
            new byte[] {half}));
  }

  private static byte[] prefixed(Bytes message) {
    return ByteBuffer.allocate(9 + message.size())
        .put((byte) 1)
        .putLong(message.size())
        .put(message.toArray())
        .array();
  }

  /** A hash outside of 1 to n-1 has a probability below 2^-127; BIP-327 would reduce it. */
  static byte[] inRange(byte[] hash) {
    if (!Secp256k1.isValidPrivateKey(hash)) {
      throw new CryptoException("the nonce is out of range: ask for another");
    }
    return hash;
  }

  /** Whose it is, and nothing secret. */
  @Override
  public String toString() {
    return "NonceRequest[" + publicKey + "]";
  }
}
