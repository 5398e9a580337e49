package io.holdfast.bitcoin.slip39;

/**
 * What all shares of one split have in common.
 *
 * @param identifier a random number of 15 bits
 * @param extendable whether further sets of shares may be made of the same encrypted secret: then
 *     the identifier has no part in the encryption
 * @param iterationExponent e, 0 to 15: the passphrase costs 10000 * 2<sup>e</sup> rounds
 * @param groupThreshold groups that restore the secret, 1 to {@code groupCount}
 * @param groupCount 1 to 16
 */
public record ShareSet(
    int identifier, boolean extendable, int iterationExponent, int groupThreshold, int groupCount) {
  static final int IDENTIFIERS = 1 << 15;
  static final int MOST = 16;

  @Override
  public String toString() {
    return "ShareSet[%d, %d of %d groups, exponent %d%s]"
        .formatted(
            identifier,
            groupThreshold,
            groupCount,
            iterationExponent,
            extendable ? ", extendable" : "");
  }
}
