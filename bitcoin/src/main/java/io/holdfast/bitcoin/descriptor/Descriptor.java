package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.script.OutputKeys;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An output script descriptor (BIP-379 to 387, 390), perhaps with a multipath (BIP-389).
 * Descriptors are equal when their public texts are.
 *
 * <p>A place in a descriptor is a branch, the number of a value of the multipath counted from 0,
 * and an index, which stands for the {@code *}. Where there is no multipath or no {@code *}, they
 * have no effect.
 */
public final class Descriptor {
  /** Room for the largest script of taproot with all its keys' origins. */
  private static final int MAX_LENGTH = 500_000;

  private final ScriptExpression script;

  private Descriptor(ScriptExpression script) {
    this.script = script;
  }

  /** A descriptor that was built, not read; the caller vouches for what may stand where. */
  static Descriptor of(ScriptExpression script) {
    return new Descriptor(script);
  }

  /**
   * Reads a descriptor; a checksum behind it is checked, and may be absent.
   *
   * @throws DescriptorException naming the character and what was expected there
   */
  public static Descriptor parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new DescriptorException(
          "descriptor: it has "
              + text.length()
              + " characters; at most "
              + MAX_LENGTH
              + " are read");
    }
    return new Descriptor(DescriptorParser.parse(DescriptorChecksum.verified(text.strip())));
  }

  /** The checked expression. */
  public ScriptExpression script() {
    return script;
  }

  /** Its key expressions in the order in which they are written. */
  public List<KeyExpression> keys() {
    return script.keys();
  }

  /** The keys that sign: those of {@link #keys()}, aggregates taken apart. */
  public List<KeyExpression> signers() {
    return keys().stream().flatMap(KeyExpression::signers).toList();
  }

  /** Whether each index is a script of its own. */
  public boolean isRanged() {
    return keys().stream().anyMatch(KeyExpression::isRanged);
  }

  /** Whether it holds a private key. */
  public boolean hasPrivateKeys() {
    return keys().stream().anyMatch(key -> key.key().isPrivate());
  }

  /** Whether its keys, and an address in it, may be used on {@code network}. */
  public boolean suits(Network network) {
    return keys().stream().allMatch(key -> key.key().suits(network));
  }

  /** The number of values of its multipath; 1 without one. */
  public int branches() {
    return keys().stream()
        .flatMap(KeyExpression::multipaths)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(1);
  }

  /** The descriptors that a multipath stands for (BIP-389); this one alone without one. */
  public List<Descriptor> expand() {
    return IntStream.range(0, branches())
        .mapToObj(branch -> mapKeys(key -> key.branch(branch)))
        .toList();
  }

  /** The same without private keys, hardened steps taken (BIP-380). */
  public Descriptor toPublic() {
    return mapKeys(KeyExpression::toPublic);
  }

  /** The same expression over other keys. */
  public Descriptor mapKeys(UnaryOperator<KeyExpression> change) {
    return new Descriptor(script.mapKeys(change));
  }

  /**
   * The script at a place.
   *
   * @param branch 0 to {@link #branches()}-1
   * @param index 0 to 2<sup>31</sup>-1
   * @throws DescriptorException when a hardened step would take a private key that isn't here, or
   *     the descriptor is combo(), which has several scripts: {@link #deriveAll}
   */
  public DerivedScript derive(int branch, int index) {
    return derive(branch, index, new OutputKeys());
  }

  /**
   * The same, with what is known of taproot's output keys.
   *
   * @param known those that are computed for it are known from then on
   */
  public DerivedScript derive(int branch, int index, OutputKeys known) {
    if (script instanceof ScriptExpression.Combo) {
      throw new DescriptorException("combo() has several scripts at each index; name one of them");
    }
    return deriveAll(branch, index, known).getFirst();
  }

  /** The scripts at a place: one, or for combo() two or four. */
  public List<DerivedScript> deriveAll(int branch, int index) {
    return deriveAll(branch, index, new OutputKeys());
  }

  private List<DerivedScript> deriveAll(int branch, int index, OutputKeys known) {
    if (branch < 0 || branch >= branches()) {
      throw new DescriptorException(
          "branch " + branch + " is outside the descriptor's " + branches() + " branches");
    }
    return ScriptDerivation.derive(script, branch, index, known);
  }

  /** The public text without a checksum. */
  public String text() {
    return script.print(KeyExpression::toString);
  }

  /** The text with its private keys and a checksum, for the one place that gives it away. */
  public String reveal() {
    return DescriptorChecksum.append(script.print(KeyExpression::reveal));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Descriptor that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** The public text with its checksum. */
  @Override
  public String toString() {
    return DescriptorChecksum.append(text());
  }
}
