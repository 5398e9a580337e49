package io.holdfast.cli.output;

/** Durations as tables show them: hours, minutes and seconds, zero parts at the end left out. */
public final class HumanDuration {
  private HumanDuration() {}

  /** {@code 0s}, {@code 1h}, {@code 768h}, {@code 1h2m3s}. */
  public static String ofSeconds(long seconds) {
    if (seconds < 0) {
      return "-" + ofSeconds(-seconds);
    }
    long h = seconds / 3600;
    long m = seconds / 60 % 60;
    long s = seconds % 60;
    if (h == 0 && m == 0) {
      return s + "s";
    }
    String hours = h == 0 ? "" : h + "h";
    String minutes = m == 0 && s == 0 ? "" : m + "m";
    return hours + minutes + (s == 0 ? "" : s + "s");
  }

  /** Whether a field of that name holds seconds. */
  static boolean isNamedBy(String field) {
    return field.equals("period")
        || field.equals("ttl")
        || field.equals("duration")
        || field.equals("lease_max")
        || field.equals("ttl_max")
        || field.endsWith("_period")
        || field.endsWith("_ttl")
        || field.endsWith("_duration");
  }
}
