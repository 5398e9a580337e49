package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps behind an extended key, at most one of which is a multipath (BIP-389).
 *
 * @param before the steps in front of the multipath, or all of them when there is none
 * @param multipath its values, two or more without repetition; empty for none
 * @param after the steps behind it
 */
public record KeySteps(DerivationPath before, List<ChildNumber> multipath, DerivationPath after) {
  /** No step at all. */
  public static final KeySteps NONE = of(DerivationPath.ROOT);

  /** {@code /<0;1>}: receiving and change. */
  public static final KeySteps RECEIVE_AND_CHANGE =
      new KeySteps(
          DerivationPath.ROOT,
          List.of(ChildNumber.normal(0), ChildNumber.normal(1)),
          DerivationPath.ROOT);

  public KeySteps {
    multipath = List.copyOf(multipath);
  }

  /** Steps without a multipath. */
  public static KeySteps of(DerivationPath path) {
    return new KeySteps(path, List.of(), DerivationPath.ROOT);
  }

  public boolean isEmpty() {
    return before.depth() == 0 && multipath.isEmpty();
  }

  boolean hasHardenedStep() {
    return before.hasHardenedStep()
        || after.hasHardenedStep()
        || multipath.stream().anyMatch(ChildNumber::isHardened);
  }

  /** The number of values of the multipath; 1 without one. */
  public int branches() {
    return Math.max(1, multipath.size());
  }

  /** The steps for one value of the multipath, counted from 0. */
  public DerivationPath branch(int branch) {
    return multipath.isEmpty() ? before : before.child(multipath.get(branch)).append(after);
  }

  /** The steps up to and with the last hardened one, of those in front of the multipath. */
  DerivationPath throughLastHardened() {
    int length = before.depth();
    while (length > 0 && !before.steps().get(length - 1).isHardened()) {
      length--;
    }
    return new DerivationPath(before.steps().subList(0, length));
  }

  /** What is left when the first {@code count} steps were taken; they are not of the multipath. */
  KeySteps after(int count) {
    return new KeySteps(
        new DerivationPath(before.steps().subList(count, before.depth())), multipath, after);
  }

  @Override
  public String toString() {
    String values =
        multipath.isEmpty()
            ? ""
            : multipath.stream()
                .map(ChildNumber::toString)
                .collect(Collectors.joining(";", "/<", ">"));
    return before.toSuffix() + values + after.toSuffix();
  }
}
