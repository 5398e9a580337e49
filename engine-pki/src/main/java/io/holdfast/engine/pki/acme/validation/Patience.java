package io.holdfast.engine.pki.acme.validation;

import java.net.Socket;
import java.time.Duration;

/**
 * How long one look may take in all, however slowly a host answers: what it holds up is needed by
 * others.
 *
 * @param end by {@link System#nanoTime}
 */
record Patience(long end) {
  private static final Duration WHOLE = Duration.ofSeconds(30);

  static Patience begin() {
    return new Patience(System.nanoTime() + WHOLE.toNanos());
  }

  /** Milliseconds, at least one. */
  int left() {
    return (int) Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis());
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** Ends with what it watches. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** Closes a connection when patience is over, whatever it is waiting for. */
  Watch over(Socket socket) {
    Thread watching =
        Thread.ofVirtual()
            .name("acme-patience")
            .start(() -> {
              try {
                Thread.sleep(left());
                Door.close(socket);
              } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
              }
            });
    return watching::interrupt;
  }
}
