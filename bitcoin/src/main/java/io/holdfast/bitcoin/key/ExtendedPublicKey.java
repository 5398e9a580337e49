package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.ExtendedKeyFormat.Position;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A public key with its chain code (BIP-32), from which all public keys below it that are not
 * hardened can be derived. Equal when kind of network, place in the tree, chain code and key are.
 */
public final class ExtendedPublicKey {
  private static final Bytes AGGREGATE_CHAIN_CODE =
      Bytes.fromHex("868087ca02a6f974c4598924c36b57762d32cb45717167e300622c7167e38965");

  private final ExtendedKeyVersion version;
  private final Position position;
  private final Bytes key;

  /** Computed when it is wanted first. */
  private volatile @Nullable Bytes point;

  ExtendedPublicKey(ExtendedKeyVersion version, Position position, Bytes key) {
    this.version = version;
    this.position = position;
    this.key = key;
  }

  /**
   * The master key of a point and a chain code that were made elsewhere.
   *
   * @param key compressed, 33 bytes
   * @param chainCode 32 bytes
   */
  public static ExtendedPublicKey ofMaster(Bytes key, Bytes chainCode, ExtendedKeyVersion version) {
    return new ExtendedPublicKey(version, Position.master(chainCode), key);
  }

  /**
   * Reads {@code xpub...}, {@code tpub...} or btcd's {@code spub...}.
   *
   * @throws KeyFormatException when it is anything else, a private key included, or the key is not
   *     on the curve
   */
  public static ExtendedPublicKey parse(String text) {
    ExtendedKeyFormat.Fields fields = ExtendedKeyFormat.decode(text);
    if (ExtendedKeyVersion.ofPrivate(fields.version()).isPresent()) {
      Arrays.fill(fields.key(), (byte) 0);
      throw new KeyFormatException(
          "extended key is private; give the public one (xpub or tpub) here");
    }
    ExtendedKeyVersion version =
        ExtendedKeyVersion.ofPublic(fields.version()).orElseThrow(() -> unknownVersion(fields));
    if (fields.key()[0] != 2 && fields.key()[0] != 3) {
      throw new KeyFormatException(
          "extended public key holds no compressed public key: its first byte is "
              + fields.key()[0]
              + ", not 2 or 3");
    }
    if (!Secp256k1.isValidPublicKey(fields.key())) {
      throw new KeyFormatException("extended public key is not a point of secp256k1");
    }
    return new ExtendedPublicKey(version, fields.position(), Bytes.of(fields.key()));
  }

  /**
   * The extended key of an aggregate of public keys (BIP-328): a master key with a chain code that
   * is the same for all of them.
   *
   * @param key compressed, 33 bytes
   */
  public static ExtendedPublicKey ofAggregate(Bytes key) {
    return new ExtendedPublicKey(
        ExtendedKeyVersion.MAIN, Position.master(AGGREGATE_CHAIN_CODE), key);
  }

  private static KeyFormatException unknownVersion(ExtendedKeyFormat.Fields fields) {
    return new KeyFormatException(
        Slip132.plainForm(fields)
            .map(plain -> "extended key is written as in SLIP-132; the same key is " + plain)
            .orElse(
                "extended key has unknown version bytes %08x; xpub or tpub is expected"
                    .formatted(fields.version())));
  }

  /** The compressed public key, 33 bytes. */
  public Bytes publicKey() {
    return key;
  }

  /** 0 for a master key. */
  public int depth() {
    return position.depth();
  }

  /** The fingerprint of the key above, {@link Fingerprint#NONE} for a master key. */
  public Fingerprint parent() {
    return position.parent();
  }

  /** The last step of its path; 0 for a master key. */
  public ChildNumber childNumber() {
    return position.child();
  }

  /** This key's own fingerprint. */
  public Fingerprint fingerprint() {
    return Fingerprint.ofIdentifier(Hashes.hash160(key.toArray()));
  }

  public ExtendedKeyVersion version() {
    return version;
  }

  /** The same key, written for another kind of network. */
  public ExtendedPublicKey withVersion(ExtendedKeyVersion other) {
    return new ExtendedPublicKey(other, position, key);
  }

  /**
   * The key one step below.
   *
   * @throws KeyFormatException when the step is hardened, which takes the private key
   */
  public ExtendedPublicKey derive(ChildNumber step) {
    byte[] parent = uncompressed().toArray();
    byte[] mac = mac(step);
    byte[] tweak = ChildDerivation.left(mac);
    byte[] child = ChildDerivation.valid(step, () -> Secp256k1.publicAdd(parent, tweak));
    return new ExtendedPublicKey(
        version, position.child(fingerprint(), step, ChildDerivation.right(mac)), Bytes.of(child));
  }

  /** The key as a point, which is taken apart once for many children. */
  private Bytes uncompressed() {
    Bytes known = point;
    if (known == null) {
      known = Bytes.of(Secp256k1.decompress(key.toArray()));
      point = known;
    }
    return known;
  }

  /**
   * What {@link #derive(ChildNumber)} adds to the key, 32 bytes: whoever signs with a part of the
   * key needs it (BIP-328).
   */
  public Bytes tweak(ChildNumber step) {
    return Bytes.of(ChildDerivation.left(mac(step)));
  }

  private byte[] mac(ChildNumber step) {
    if (step.isHardened()) {
      throw new KeyFormatException(
          "step " + step + " is hardened and can't be derived from a public key");
    }
    return ChildDerivation.mac(position.chainCode(), key.toArray(), step);
  }

  /** The key at the end of {@code path} below this one. */
  public ExtendedPublicKey derive(DerivationPath path) {
    ExtendedPublicKey derived = this;
    for (ChildNumber step : path.steps()) {
      derived = derived.derive(step);
    }
    return derived;
  }

  /** Base58Check, 111 characters. */
  public String encode() {
    return ExtendedKeyFormat.encode(version.publicVersion(), position, key.toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtendedPublicKey that && encode().equals(that.encode());
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return encode();
  }
}
