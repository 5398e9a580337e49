package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Base58Check;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;

/**
 * A single private key in wallet import format: Base58Check of a version byte, 32 bytes of key and,
 * when the public key is to be compressed, a byte 1.
 */
public final class WifKey implements AutoCloseable {
  private static final int SIZE = 33;
  private static final int COMPRESSED_SIZE = 34;

  private final int prefix;
  private final boolean compressed;
  private final SecretBytes key;

  private WifKey(int prefix, boolean compressed, SecretBytes key) {
    this.prefix = prefix;
    this.compressed = compressed;
    this.key = key;
  }

  /**
   * A key whose public key is compressed.
   *
   * @param key 32 bytes, of which this keeps a copy
   * @throws KeyFormatException when it is not between 1 and n-1
   */
  public static WifKey of(SecretBytes key, Network network) {
    if (!key.use(Secp256k1::isValidPrivateKey)) {
      throw new KeyFormatException("private key is not between 1 and the order of secp256k1");
    }
    return new WifKey(network.wifVersion(), true, key.copy());
  }

  /**
   * Reads a key of any network.
   *
   * @throws KeyFormatException when it is not in the format or not between 1 and n-1
   */
  public static WifKey parse(String text) {
    byte[] bytes;
    try {
      bytes = Base58Check.decode(text);
    } catch (BitcoinException e) {
      throw new KeyFormatException("private key (WIF) can't be read: " + e.getMessage(), e);
    }
    try {
      boolean compressed = bytes.length == COMPRESSED_SIZE && bytes[COMPRESSED_SIZE - 1] == 1;
      int prefix = bytes.length == 0 ? 0 : bytes[0] & 0xff;
      boolean known = Arrays.stream(Network.values()).anyMatch(each -> each.wifVersion() == prefix);
      if (!known || (!compressed && bytes.length != SIZE)) {
        throw new KeyFormatException("private key is not in wallet import format (WIF)");
      }
      byte[] key = Arrays.copyOfRange(bytes, 1, SIZE);
      if (!Secp256k1.isValidPrivateKey(key)) {
        throw new KeyFormatException("private key is not between 1 and the order of secp256k1");
      }
      return new WifKey(prefix, compressed, SecretBytes.take(key));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Whether the key may be used on {@code network}. */
  public boolean suits(Network network) {
    return prefix == network.wifVersion()
        || (network == Network.SIMNET && prefix == Network.TESTNET.wifVersion());
  }

  /** The public key: 33 bytes when compressed, else 65. */
  public Bytes publicKey() {
    return key.use(bytes -> {
      byte[] point = Secp256k1.publicKey(bytes);
      return Bytes.of(compressed ? point : Secp256k1.decompress(point));
    });
  }

  /** A copy of the private key, 32 bytes; the caller closes it. */
  public SecretBytes privateKey() {
    return key.copy();
  }

  /** The format itself, for the one place that hands an exportable key to its owner. */
  public String reveal() {
    return key.use(bytes -> {
      byte[] payload = new byte[compressed ? COMPRESSED_SIZE : SIZE];
      payload[0] = (byte) prefix;
      System.arraycopy(bytes, 0, payload, 1, 32);
      if (compressed) {
        payload[COMPRESSED_SIZE - 1] = 1;
      }
      try {
        return Base58Check.encode(payload);
      } finally {
        Arrays.fill(payload, (byte) 0);
      }
    });
  }

  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "WifKey[" + (compressed ? "compressed" : "uncompressed") + "]";
  }
}
