package io.holdfast.cli.scan;

import io.holdfast.scan.run.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that tells how far a scan is. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 24;
  private static final long EVERY_NANOS = 100_000_000;
  private static final long MIB = 1 << 20;

  private final PrintStream err;
  private final long begun = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long total;
  private long shown;

  ProgressBar(PrintStream err) {
    this.err = err;
  }

  /** Whether somebody looks at a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isWanted() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** How many bytes there are in all, 0 where nobody knows. */
  void total(long bytes) {
    total = bytes;
  }

  @Override
  public void done(long objects, long bytes, long findings) {
    // Who finds another at it has nothing newer to show.
    if (lock.tryLock()) {
      try {
        show(objects, bytes, findings);
      } finally {
        lock.unlock();
      }
    }
  }

  private void show(long objects, long bytes, long findings) {
    long now = System.nanoTime();
    if (now - shown < EVERY_NANOS) {
      return;
    }
    shown = now;
    double seconds = Math.max(1e-3, (now - begun) / 1e9);
    err.printf(
        "\r%s%,d objects, %,d MiB, %.0f MiB/s, %,d found ",
        bar(bytes), objects, bytes / MIB, bytes / (double) MIB / seconds, findings);
    err.flush();
  }

  private String bar(long bytes) {
    if (total <= 0) {
      return "";
    }
    double part = Math.min(1, bytes / (double) total);
    int filled = (int) (part * WIDTH);
    return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + (int) (part * 100) + "% ";
  }

  /** Wipes the line. */
  void end() {
    err.print("\r" + " ".repeat(100) + "\r");
    err.flush();
  }
}
