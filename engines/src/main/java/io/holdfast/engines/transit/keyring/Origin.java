package io.holdfast.engines.transit.keyring;

/**
 * Where a key came from.
 *
 * @param imported whether its latest version was brought by a client
 * @param rotatable whether an imported key may be rotated here
 */
public record Origin(boolean imported, boolean rotatable) {
  /** Of a key that was made here. */
  public static final Origin HERE = new Origin(false, false);
}
