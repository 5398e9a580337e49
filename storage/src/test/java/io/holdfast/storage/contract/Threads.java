package io.holdfast.storage.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Virtual threads whose failures are those of the test. */
public final class Threads {

  private Threads() {}

  /** Runs something on a thread of its own, while the caller waits: an interleaving. */
  public static void meanwhile(Runnable other) {
    inParallel(1, i -> other.run());
  }

  /** Runs the body on so many threads, each with its number, and waits for all. */
  public static void inParallel(int threads, IntConsumer body) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        running.add(executor.submit(() -> body.accept(thread)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  public static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static boolean ends(Thread thread, Duration within) {
    try {
      return thread.join(within);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
