package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorKey;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.descriptor.KeyExpression.Wildcard;
import io.holdfast.bitcoin.descriptor.KeySteps;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import java.util.List;
import java.util.Optional;

/** Descriptors of one chain each, as programs without multipaths have them, made into one. */
final class Chains {
  private static final ChildNumber RECEIVE = ChildNumber.normal(0);

  private Chains() {}

  /**
   * The descriptor of both chains.
   *
   * @throws FormatException when the two are not of one wallet
   */
  static Descriptor joined(Descriptor receive, Descriptor change) {
    Descriptor both = doubled(receive);
    if (!both.expand().equals(List.of(receive, change))) {
      throw new FormatException(
          "the two descriptors are not the chains for receiving (/0/*) and change (/1/*) of one"
              + " wallet");
    }
    return both;
  }

  /**
   * The descriptor with the chain for change beside the one for receiving, which other programs
   * imply; as it is when its keys have no {@code /0/*}.
   */
  static Descriptor doubled(Descriptor receive) {
    boolean usual =
        receive.keys().stream().allMatch(key -> !key.isRanged() || doubled(key).isPresent());
    return usual ? receive.mapKeys(key -> doubled(key).orElse(key)) : receive;
  }

  private static Optional<KeyExpression> doubled(KeyExpression key) {
    if (key.wildcard() == Wildcard.NONE
        && key.key() instanceof DescriptorKey.Musig(List<KeyExpression> all)) {
      List<Optional<KeyExpression>> each = all.stream().map(Chains::doubled).toList();
      return each.stream().allMatch(Optional::isPresent)
          ? Optional.of(
              new KeyExpression(
                  key.origin(),
                  new DescriptorKey.Musig(each.stream().map(Optional::orElseThrow).toList()),
                  key.steps(),
                  key.wildcard()))
          : Optional.empty();
    }
    List<ChildNumber> steps = key.steps().before().steps();
    boolean usual =
        key.wildcard() == Wildcard.NORMAL
            && key.steps().multipath().isEmpty()
            && !steps.isEmpty()
            && steps.getLast().equals(RECEIVE);
    if (!usual) {
      return Optional.empty();
    }
    DerivationPath before = new DerivationPath(steps.subList(0, steps.size() - 1));
    return Optional.of(
        new KeyExpression(
            key.origin(),
            key.key(),
            new KeySteps(before, KeySteps.RECEIVE_AND_CHANGE.multipath(), DerivationPath.ROOT),
            key.wildcard()));
  }
}
