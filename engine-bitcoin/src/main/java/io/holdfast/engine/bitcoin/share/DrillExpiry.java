package io.holdfast.engine.bitcoin.share;

import io.holdfast.api.Call;

/** The end of drills that nobody ended, as the engine's schedule knows it. */
public final class DrillExpiry {
  private static final String PREFIX = "drill:";

  private DrillExpiry() {}

  static String subject(String id) {
    return PREFIX + id;
  }

  /** Whether a subject that is due is a drill's. */
  public static boolean isOf(String subject) {
    return subject.startsWith(PREFIX);
  }

  /** Ends the drill of a subject that is due. */
  public static void end(Call call, String subject) {
    Drill.expire(call, subject.substring(PREFIX.length()));
  }
}
