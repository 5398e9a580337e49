package io.holdfast.core.snapshot;

/**
 * The names of an archive's files, in their order; the last one is what Vault's clients wait for.
 */
final class Archive {
  static final String META = "meta.json";
  static final String STATE = "state.bin";
  static final String SUMS = "SHA256SUMS";
  static final String SEALED_SUMS = "SHA256SUMS.sealed";

  /** The small files are not larger than this. */
  static final int SMALL = 64 << 10;

  /** The place that the sealed checksums are bound to. */
  static final String PLACE = "snapshot/sums";

  private Archive() {}
}
