package io.holdfast.server.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** Writes where an exception came from, and not what it says. */
final class Frames {
  private static final int MOST_FRAMES = 40;
  private static final int MOST_CAUSES = 5;

  private Frames() {}

  static void append(StringBuilder out, IThrowableProxy thrown) {
    @Nullable IThrowableProxy current = thrown;
    for (int depth = 0; current != null && depth < MOST_CAUSES; depth++) {
      out.append(depth == 0 ? "  " : "  caused by ").append(current.getClassName()).append('\n');
      StackTraceElementProxy[] frames = current.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
        out.append("    ").append(frames[i].getSTEAsString()).append('\n');
      }
      current = current.getCause();
    }
  }
}
