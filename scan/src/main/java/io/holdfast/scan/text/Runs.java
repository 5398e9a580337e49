package io.holdfast.scan.text;

/**
 * Finds the long runs of a class by looking at one byte in sixteen: a run of 32 holds two such
 * bytes and all between them.
 */
public final class Runs {
  /** The least length of a run that is found for certain. */
  public static final int LEAST = 2 * 16;

  private static final int STRIDE = 16;

  /** What becomes of a run. */
  public interface Visitor {
    void run(int from, int to);
  }

  private Runs() {}

  /** Visits the maximal runs in the range; shorter ones than {@link #LEAST} may be left out. */
  public static void each(byte[] bytes, int start, int end, CharClass members, Visitor visitor) {
    int at = start;
    while (at < end) {
      if (!spans(bytes, at, end, members)) {
        at += STRIDE;
        continue;
      }
      int from = members.startOfRun(bytes, at, start);
      int to = members.endOfRun(bytes, at, end);
      visitor.run(from, to);
      at = to + 1;
    }
  }

  private static boolean spans(byte[] bytes, int at, int end, CharClass members) {
    int last = at + STRIDE;
    if (!members.has(bytes[at])) {
      return false;
    }
    if (last >= end) {
      return end - at > 1;
    }
    return members.has(bytes[last])
        && members.has(bytes[at + 8])
        && members.has(bytes[at + 4])
        && members.has(bytes[at + 12])
        && members.endOfRun(bytes, at, last) == last;
  }
}
