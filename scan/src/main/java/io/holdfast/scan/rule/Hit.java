package io.holdfast.scan.rule;

/**
 * A secret that a detector found.
 *
 * @param start where it begins in the window
 * @param end behind its last byte
 * @param value what is secret of it, as it stands there; the receiver fingerprints and erases it
 */
@SuppressWarnings("ArrayRecordComponent") // a secret, so it must be erasable
public record Hit(Rule rule, int start, int end, byte[] value) {
  /** Whether both cover a byte in common. */
  public boolean overlaps(Hit other) {
    return start < other.end && other.start < end;
  }

  /** The rule and the place only. */
  @Override
  public String toString() {
    return "Hit[" + rule.id() + " at " + start + "]";
  }
}
