package io.holdfast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many requests at one server over a few connections: whatever is to be there before a load. */
final class Crowd {
  private static final int CLIENTS = 32;
  private static final int REPORT = 10_000;

  private final Peer peer;
  private final @Nullable PrintStream progress;

  /**
   * @param progress told of each ten thousand, unless null
   */
  Crowd(Peer peer, @Nullable PrintStream progress) {
    this.peer = peer;
    this.progress = progress;
  }

  /**
   * Sends the requests {@code first ... end-1}.
   *
   * @throws IllegalStateException when one is answered other than 2xx
   */
  void send(String what, int first, int end, IntFunction<byte[]> request)
      throws InterruptedException {
    long begin = System.nanoTime();
    AtomicLong done = new AtomicLong();
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int own = first + client;
      clients.add(() -> {
        try (LoadClient connection = new LoadClient(peer.address(), null)) {
          for (int i = own; i < end; i += CLIENTS) {
            int status = connection.exchange(request.apply(i));
            if (status / 100 != 2) {
              throw new IOException(what + " at " + peer.name() + ": status " + status);
            }
            report(what, begin, done.incrementAndGet(), end - first);
          }
        }
        return own;
      });
    }
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<Integer> client : threads.invokeAll(clients)) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void report(String what, long begin, long done, long all) {
    if (progress != null && (done % REPORT == 0 || done == all)) {
      long perSecond = (long) (done / ((System.nanoTime() - begin) / 1e9));
      progress.printf("%s: %,d of %,d %s, %,d a second%n", peer.name(), done, all, what, perSecond);
    }
  }
}
