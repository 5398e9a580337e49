package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.musig2.ContributionException.Contribution;
import java.math.BigInteger;
import java.util.List;

/**
 * The key that several keys are together, with the tweaks applied to it so far (BIP-327, KeyAgg and
 * ApplyTweak). Immutable. All signers must aggregate the same keys in the same order and apply the
 * same tweaks.
 */
public final class AggregateKey {
  /** The chain code of every synthetic extended key (BIP-328). */
  private static final Bytes CHAIN_CODE =
      Bytes.fromHex("868087ca02a6f974c4598924c36b57762d32cb45717167e300622c7167e38965");

  private final KeyCoefficients keys;
  private final Point point;

  /** What the signs of x-only tweaks have multiplied up to: 1 or -1. */
  private final BigInteger sign;

  /** What the tweaks have added up to. */
  private final BigInteger tweak;

  private AggregateKey(KeyCoefficients keys, Point point, BigInteger sign, BigInteger tweak) {
    this.keys = keys;
    this.point = point;
    this.sign = sign;
    this.tweak = tweak;
  }

  /**
   * Aggregates keys in the given order; a key may occur more than once.
   *
   * @param keys compressed, 33 bytes each
   * @throws ContributionException naming the first that is no such key
   */
  public static AggregateKey of(List<Bytes> keys) {
    if (keys.isEmpty()) {
      throw new BitcoinException("an aggregate key is made of at least one key");
    }
    KeyCoefficients coefficients = KeyCoefficients.of(keys);
    Point sum = Point.INFINITY;
    for (int signer = 0; signer < keys.size(); signer++) {
      int place = signer;
      Point key =
          Point.parse(keys.get(signer))
              .orElseThrow(() -> ContributionException.of(Contribution.PUBLIC_KEY, place));
      sum = sum.plus(key.times(coefficients.of(keys.get(signer))));
    }
    if (sum.isInfinity()) {
      throw new BitcoinException("these keys add up to no key: one was chosen against the others");
    }
    return new AggregateKey(coefficients, sum, BigInteger.ONE, BigInteger.ZERO);
  }

  /** Aggregates keys in the order of their bytes (BIP-327, KeySort). */
  public static AggregateKey ofSorted(List<Bytes> keys) {
    return of(sorted(keys));
  }

  /** Keys in the order of their bytes. */
  public static List<Bytes> sorted(List<Bytes> keys) {
    return keys.stream().sorted().toList();
  }

  /** The same with a number added to the key, as a step of BIP-32 does. */
  public AggregateKey tweaked(Bytes number) {
    return tweaked(number, false);
  }

  /** The same with a number added to the key with even y, as taproot's commitment does. */
  public AggregateKey tweakedXOnly(Bytes number) {
    return tweaked(number, true);
  }

  private AggregateKey tweaked(Bytes number, boolean xOnly) {
    if (!Scalars.isBelowOrder(number)) {
      throw new BitcoinException("a tweak is 32 bytes of a number below the order of secp256k1");
    }
    BigInteger added = new BigInteger(1, number.toArray());
    boolean negate = xOnly && !point.hasEvenY();
    BigInteger factor = negate ? Scalars.MINUS_ONE : BigInteger.ONE;
    Point sum = (negate ? point.negated() : point).plus(Point.ofGenerator(added));
    if (sum.isInfinity()) {
      throw new BitcoinException("the tweak takes the aggregate key to the point at infinity");
    }
    return new AggregateKey(
        keys,
        sum,
        factor.multiply(sign).mod(Scalars.N),
        added.add(factor.multiply(tweak)).mod(Scalars.N));
  }

  /**
   * The extended key of which this is the master key (BIP-328), whose children all signers sign
   * for.
   */
  public ExtendedPublicKey extended(ExtendedKeyVersion version) {
    return ExtendedPublicKey.ofMaster(publicKey(), CHAIN_CODE, version);
  }

  /**
   * The child of this key's extended key, with the tweaks that its signers need.
   *
   * @param path without hardened steps, since nobody has the private key
   */
  public AggregateKey derive(DerivationPath path) {
    AggregateKey child = this;
    ExtendedPublicKey extended = extended(ExtendedKeyVersion.MAIN);
    for (ChildNumber step : path.steps()) {
      child = child.tweaked(extended.tweak(step));
      extended = extended.derive(step);
    }
    return child;
  }

  /** The keys of the signers, in their order. */
  public List<Bytes> keys() {
    return keys.keys();
  }

  /** The aggregate key, compressed, 33 bytes. */
  public Bytes publicKey() {
    return point.compressed();
  }

  /** The aggregate key under which its signatures verify, 32 bytes. */
  public Bytes xOnly() {
    return point.x();
  }

  /** What a signer's key counts for in a signature: its coefficient, with the signs of tweaks. */
  BigInteger share(Bytes key) {
    if (!keys().contains(key)) {
      throw new BitcoinException("the signer's public key is not among those aggregated");
    }
    return keys.of(key).multiply(signOfKey()).mod(Scalars.N);
  }

  /** What the tweaks together count for in a signature. */
  BigInteger tweakShare() {
    return (point.hasEvenY() ? tweak : tweak.negate()).mod(Scalars.N);
  }

  private BigInteger signOfKey() {
    return point.hasEvenY() ? sign : sign.negate();
  }

  /** The aggregate key. */
  @Override
  public String toString() {
    return "AggregateKey[" + publicKey() + " of " + keys().size() + " keys]";
  }
}
