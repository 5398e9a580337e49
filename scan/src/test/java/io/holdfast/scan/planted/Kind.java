package io.holdfast.scan.planted;

/**
 * A kind of secret to plant.
 *
 * @param rule that must report it
 * @param text in which it stands as it usually does
 * @param decoy the same with a wrong checksum; "" where the kind has none
 */
public record Kind(String rule, String text, String decoy) {
  static Kind of(String rule, String text) {
    return new Kind(rule, text, "");
  }
}
