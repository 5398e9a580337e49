package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.BitcoinException;
import java.util.List;

/**
 * How a secret is split.
 *
 * @param groupThreshold how many groups restore it
 * @param groups 1 to 16
 * @param iterationExponent e, 0 to 15: the passphrase costs 10000 * 2<sup>e</sup> rounds, when
 *     splitting and when restoring; 1 is usual, and each step doubles the time
 * @param extendable whether further sets of shares may be made of the same encrypted secret
 */
public record SplitPlan(
    int groupThreshold, List<Group> groups, int iterationExponent, boolean extendable) {
  private static final int USUAL_EXPONENT = 1;

  /**
   * A group of shares.
   *
   * @param threshold how many shares restore the group
   * @param members 1 to 16; 1 where the threshold is 1, for copies of one share add no safety
   */
  public record Group(int threshold, int members) {
    public Group {
      if (members < 1 || members > ShareSet.MOST) {
        throw new BitcoinException(
            "a group has 1 to " + ShareSet.MOST + " members, not " + members);
      }
      if (threshold < 1 || threshold > members) {
        throw new BitcoinException(
            "the threshold of a group of %d is 1 to %d, not %d"
                .formatted(members, members, threshold));
      }
      if (threshold == 1 && members > 1) {
        throw new BitcoinException(
            "a group with threshold 1 has one member: the shares of more would be the same; copy"
                + " that share, or raise the threshold");
      }
    }
  }

  public SplitPlan {
    groups = List.copyOf(groups);
    if (groups.isEmpty() || groups.size() > ShareSet.MOST) {
      throw new BitcoinException(
          "a secret is split into 1 to " + ShareSet.MOST + " groups, not " + groups.size());
    }
    if (groupThreshold < 1 || groupThreshold > groups.size()) {
      throw new BitcoinException(
          "the threshold of %d groups is 1 to %d, not %d"
              .formatted(groups.size(), groups.size(), groupThreshold));
    }
    if (iterationExponent < 0 || iterationExponent > 15) {
      throw new BitcoinException("the iteration exponent is 0 to 15, not " + iterationExponent);
    }
  }

  /** Any {@code threshold} of so many groups, extendable, at the usual cost. */
  public static SplitPlan of(int threshold, Group... groups) {
    return new SplitPlan(threshold, List.of(groups), USUAL_EXPONENT, true);
  }

  /** One group, any {@code threshold} of whose members restore the secret. */
  public static SplitPlan single(int threshold, int members) {
    return of(1, new Group(threshold, members));
  }

  /** The same at another cost. */
  public SplitPlan withIterationExponent(int exponent) {
    return new SplitPlan(groupThreshold, groups, exponent, extendable);
  }
}
