package io.holdfast.core;

/** Which Vault API this server speaks, and its own version. */
public final class Version {
  /** The level of HashiCorp Vault's HTTP API; also what {@code sys/health} reports. */
  public static final String API_LEVEL = "1.19.0";

  /** Holdfast's own version. */
  public static final String OWN = "0.1.0";

  /** When this version was built, as {@code sys/seal-status} shows it. */
  public static final String BUILD_DATE = "2026-01-01T00:00:00Z";

  private Version() {}
}
