package io.holdfast.scan.rule;

import java.util.Locale;

/** What a rule's findings rest on, from the weakest. */
public enum Evidence {
  /** A name that promises a secret, and a value that looks random. */
  NAME,
  /** The form of the value, and what it belongs to as told around it. */
  CONTEXT,
  /** A form that nothing else has. */
  STRUCTURE,
  /** A checksum within the value, or a proof like one. */
  CHECKSUM;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
