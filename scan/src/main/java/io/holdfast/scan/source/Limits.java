package io.holdfast.scan.source;

/**
 * Bounds of what one object may unfold to.
 *
 * @param depth archives within archives
 * @param entries of all archives of an object
 * @param bytes that they may unfold to
 * @param ratio of unfolded to packed bytes, beyond {@link #FREE_BYTES}
 */
public record Limits(int depth, long entries, long bytes, long ratio) {
  /** What may unfold whatever the ratio. */
  static final long FREE_BYTES = 64L << 20;

  /** What a document may hold, since it is read whole. */
  static final int DOCUMENT = 256 << 20;

  public static final Limits USUAL = new Limits(8, 200_000, 4L << 30, 200);
}
