package io.holdfast.engine.pki.store;

import java.time.Instant;

/** Keys that sort serial numbers by when something ends. */
final class Ends {
  private static final int DIGITS = 12;

  private Ends() {}

  static String key(String prefix, Instant end, String serial) {
    return prefix + time(end) + "/" + serial;
  }

  private static String time(Instant end) {
    String seconds = Long.toString(Math.max(0, end.getEpochSecond()));
    return "0".repeat(Math.max(0, DIGITS - seconds.length())) + seconds;
  }

  /** Whether a key, below its prefix, is of a time before another. */
  static boolean isBefore(String key, Instant time) {
    return key.substring(0, key.indexOf('/')).compareTo(time(time)) < 0;
  }

  static String serial(String key) {
    return key.substring(key.indexOf('/') + 1);
  }
}
