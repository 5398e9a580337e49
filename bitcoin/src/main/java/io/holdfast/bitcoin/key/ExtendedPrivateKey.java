package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.ExtendedKeyFormat.Position;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import io.holdfast.crypto.sign.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A private key with its chain code (BIP-32). The key rests in {@link SecretBytes}; keys between
 * this one and a derived one exist on the heap while they are needed and are zeroed then.
 */
public final class ExtendedPrivateKey implements AutoCloseable {
  private static final byte[] SEED_KEY = "Bitcoin seed".getBytes(StandardCharsets.US_ASCII);
  private static final int MIN_SEED = 16;
  private static final int MAX_SEED = 64;

  private final ExtendedKeyVersion version;
  private final Position position;
  private final SecretBytes key;

  /** Computed when it is wanted first. */
  private volatile @Nullable Bytes point;

  private ExtendedPrivateKey(ExtendedKeyVersion version, Position position, SecretBytes key) {
    this.version = version;
    this.position = position;
    this.key = key;
  }

  /**
   * The master key of a seed of 16 to 64 bytes, such as {@link Mnemonic#seed} gives.
   *
   * @throws KeyFormatException when the seed has another length
   */
  public static ExtendedPrivateKey ofSeed(SecretBytes seed, ExtendedKeyVersion version) {
    if (seed.size() < MIN_SEED || seed.size() > MAX_SEED) {
      throw new KeyFormatException(
          "seed has " + seed.size() + " bytes; BIP-32 takes " + MIN_SEED + " to " + MAX_SEED);
    }
    byte[] mac = seed.use(bytes -> Hmac.mac(HashAlgorithm.SHA2_512, SEED_KEY, bytes));
    try {
      byte[] master = ChildDerivation.left(mac);
      requireValid(master);
      return new ExtendedPrivateKey(
          version, Position.master(ChildDerivation.right(mac)), SecretBytes.take(master));
    } finally {
      Arrays.fill(mac, (byte) 0);
    }
  }

  /**
   * The master key of a private key and a chain code that were made elsewhere.
   *
   * @param key 32 bytes, of which this keeps a copy
   * @param chainCode 32 bytes
   * @throws KeyFormatException when the key is not between 1 and n-1
   */
  public static ExtendedPrivateKey ofMaster(
      SecretBytes key, Bytes chainCode, ExtendedKeyVersion version) {
    key.with(ExtendedPrivateKey::requireValid);
    return new ExtendedPrivateKey(version, Position.master(chainCode), key.copy());
  }

  /**
   * Reads {@code xprv...}, {@code tprv...} or btcd's {@code sprv...}.
   *
   * @throws KeyFormatException when it is anything else or the key is not between 1 and n-1
   */
  public static ExtendedPrivateKey parse(String text) {
    ExtendedKeyFormat.Fields fields = ExtendedKeyFormat.decode(text);
    try {
      ExtendedKeyVersion version =
          ExtendedKeyVersion.ofPrivate(fields.version())
              .orElseThrow(
                  () -> new KeyFormatException("extended key is no private key (xprv or tprv)"));
      if (fields.key()[0] != 0) {
        throw new KeyFormatException("extended private key does not begin with a zero byte");
      }
      byte[] key = Arrays.copyOfRange(fields.key(), 1, 33);
      requireValid(key);
      return new ExtendedPrivateKey(version, fields.position(), SecretBytes.take(key));
    } finally {
      Arrays.fill(fields.key(), (byte) 0);
    }
  }

  /**
   * The key at the end of {@code path} below this one; the caller closes it.
   *
   * @throws KeyFormatException when the path is deeper than BIP-32 allows
   */
  public ExtendedPrivateKey derive(DerivationPath path) {
    byte[] current = key.use(byte[]::clone);
    Position at = position;
    boolean isOwn = true;
    try {
      for (ChildNumber step : path.steps()) {
        byte[] publicKey = isOwn ? point().toArray() : Secp256k1.publicKey(current);
        isOwn = false;
        byte[] mac =
            ChildDerivation.mac(
                at.chainCode(), step.isHardened() ? padded(current) : publicKey, step);
        byte[] parent = current;
        try {
          current = child(parent, mac, step);
          at =
              at.child(
                  Fingerprint.ofIdentifier(Hashes.hash160(publicKey)),
                  step,
                  ChildDerivation.right(mac));
        } finally {
          Arrays.fill(parent, (byte) 0);
          Arrays.fill(mac, (byte) 0);
        }
      }
      return new ExtendedPrivateKey(version, at, SecretBytes.copyOf(current));
    } finally {
      Arrays.fill(current, (byte) 0);
    }
  }

  /** The public half. */
  public ExtendedPublicKey publicKey() {
    return new ExtendedPublicKey(version, position, point());
  }

  /** The public key, which many children of one key take. */
  private Bytes point() {
    Bytes known = point;
    if (known == null) {
      known = key.use(bytes -> Bytes.of(Secp256k1.publicKey(bytes)));
      point = known;
    }
    return known;
  }

  /** This key's own fingerprint; of a master key, the one that key origins name. */
  public Fingerprint fingerprint() {
    return publicKey().fingerprint();
  }

  /** A copy of the private key, 32 bytes; the caller closes it. */
  public SecretBytes privateKey() {
    return key.copy();
  }

  public ExtendedKeyVersion version() {
    return version;
  }

  /** A copy of the key, written for another kind of network; the caller closes it. */
  public ExtendedPrivateKey withVersion(ExtendedKeyVersion other) {
    return new ExtendedPrivateKey(other, position, key.copy());
  }

  public int depth() {
    return position.depth();
  }

  /** Base58Check, for the one place that hands an exportable key to its owner. */
  public String reveal() {
    return key.use(bytes -> {
      byte[] padded = padded(bytes);
      try {
        return ExtendedKeyFormat.encode(version.privateVersion(), position, padded);
      } finally {
        Arrays.fill(padded, (byte) 0);
      }
    });
  }

  @Override
  public void close() {
    key.close();
  }

  /** The kind and depth only. */
  @Override
  public String toString() {
    return "ExtendedPrivateKey[" + version.privatePrefix() + ", depth " + depth() + "]";
  }

  private static byte[] child(byte[] parent, byte[] mac, ChildNumber step) {
    byte[] tweak = ChildDerivation.left(mac);
    try {
      return ChildDerivation.valid(step, () -> Secp256k1.privateAdd(parent, tweak));
    } finally {
      Arrays.fill(tweak, (byte) 0);
    }
  }

  private static byte[] padded(byte[] key) {
    byte[] padded = new byte[33];
    System.arraycopy(key, 0, padded, 1, 32);
    return padded;
  }

  private static void requireValid(byte[] key) {
    if (!Secp256k1.isValidPrivateKey(key)) {
      Arrays.fill(key, (byte) 0);
      throw new KeyFormatException("private key is not between 1 and the order of secp256k1");
    }
  }
}
