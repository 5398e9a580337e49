package io.holdfast.bitcoin.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The steps from one extended key to a descendant (BIP-32), for example {@code m/84h/0h/0h}.
 *
 * @param steps at most 255, since BIP-32 keeps the depth in one byte
 */
public record DerivationPath(List<ChildNumber> steps) {
  private static final int MAX_DEPTH = 255;

  /** The empty path, {@code m}. */
  public static final DerivationPath ROOT = new DerivationPath(List.of());

  public DerivationPath {
    steps = List.copyOf(steps);
    if (steps.size() > MAX_DEPTH) {
      throw new KeyFormatException(
          "derivation path has " + steps.size() + " steps; BIP-32 allows at most " + MAX_DEPTH);
    }
  }

  public static DerivationPath of(ChildNumber... steps) {
    return new DerivationPath(List.of(steps));
  }

  /** The path of BIP-32's serialized steps, as PSBT fields carry them. */
  public static DerivationPath ofRaw(int... steps) {
    return new DerivationPath(Arrays.stream(steps).mapToObj(ChildNumber::new).toList());
  }

  /**
   * Reads {@code m}, {@code m/84h/0h/0h}, {@code m/84'/0'/0'} or the same without {@code m/}.
   *
   * @throws KeyFormatException naming the step that can't be read and its place
   */
  public static DerivationPath parse(String text) {
    if (text.equals("m")) {
      return ROOT;
    }
    return parseSteps(text.startsWith("m/") ? text.substring(2) : text);
  }

  /** Reads {@code 84h/0h/0h}: one step at least, and no {@code m}. */
  static DerivationPath parseSteps(String text) {
    List<ChildNumber> steps = new ArrayList<>();
    for (String step : text.split("/", -1)) {
      try {
        steps.add(ChildNumber.parse(step));
      } catch (KeyFormatException e) {
        throw new KeyFormatException(
            "derivation path '" + text + "', step " + (steps.size() + 1) + ": " + e.getMessage(),
            e);
      }
    }
    return new DerivationPath(steps);
  }

  public int depth() {
    return steps.size();
  }

  /** This path with one step more. */
  public DerivationPath child(ChildNumber step) {
    return append(of(step));
  }

  /** This path and then {@code further}. */
  public DerivationPath append(DerivationPath further) {
    List<ChildNumber> all = new ArrayList<>(steps);
    all.addAll(further.steps);
    return new DerivationPath(all);
  }

  /** What follows {@code ancestor} in this path; empty when this path does not begin with it. */
  public Optional<DerivationPath> below(DerivationPath ancestor) {
    int length = ancestor.depth();
    return depth() >= length && steps.subList(0, length).equals(ancestor.steps)
        ? Optional.of(new DerivationPath(steps.subList(length, depth())))
        : Optional.empty();
  }

  /** Whether any step is hardened, so that public keys alone can't follow it. */
  public boolean hasHardenedStep() {
    return steps.stream().anyMatch(ChildNumber::isHardened);
  }

  /** As in {@code m/84h/0h/0h}; the empty path is {@code m}. */
  @Override
  public String toString() {
    return "m" + toSuffix();
  }

  /**
   * As it follows a key or a fingerprint in a descriptor, {@code /84h/0h/0h}; empty for {@code m}.
   */
  public String toSuffix() {
    return steps.stream().map(step -> "/" + step).collect(Collectors.joining());
  }
}
