package io.holdfast.cli;

import java.util.Optional;

/** What this program calls itself. */
public final class Version {
  /** The level of Vault's API that is spoken; the server's {@code sys/health} reports the same. */
  public static final String API_LEVEL = "1.19.0";

  private Version() {}

  /** Holdfast's own version, from the jar's manifest; "development" outside of a jar. */
  public static String own() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** {@code Holdfast v1.19.0 (Vault API level), Holdfast 0.1.0} in two lines. */
  public static String text() {
    return "Holdfast v"
        + API_LEVEL
        + " (the level of the Vault API)\nHoldfast's own version: "
        + own();
  }
}
