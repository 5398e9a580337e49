package io.holdfast.log.tile;

/** The names in a log's directory, besides those of tiles. */
public final class LogFile {
  /** The signed tree head. */
  public static final String CHECKPOINT = "checkpoint";

  /** The verifier key. */
  public static final String VERIFIER_KEY = "log.vkey";

  /** The directory of tiles and bundles. */
  public static final String TILES = "tile";

  private LogFile() {}
}
