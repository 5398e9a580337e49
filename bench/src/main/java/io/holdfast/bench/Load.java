package io.holdfast.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Runs a workload over a number of connections for a time. */
record Load(Address address, Target target, @Nullable SSLContext tls, int connections) {

  /**
   * What a run showed.
   *
   * @param requests answered
   * @param failures answers other than 2xx
   * @param p50Micros median latency in microseconds
   */
  record Result(long requests, double seconds, long failures, long p50Micros, long p99Micros) {
    double perSecond() {
      return requests / seconds;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // summed up, never compared
  private record Part(long requests, long failures, long[] micros) {}

  Result run(Workload workload, double seconds) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    List<Callable<Part>> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      long seed = begin + i;
      clients.add(() -> client(workload, seed, end));
    }
    List<long[]> latencies = new ArrayList<>();
    long requests = 0;
    long failures = 0;
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (Future<Part> done : threads.invokeAll(clients)) {
        Part part = done.get();
        requests += part.requests();
        failures += part.failures();
        latencies.add(part.micros());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(workload + " at " + address.url() + ": " + e.getCause(), e);
    }
    long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(
        requests,
        (System.nanoTime() - begin) / 1e9,
        failures,
        percentile(all, 0.50),
        percentile(all, 0.99));
  }

  private Part client(Workload workload, long seed, long end) throws IOException {
    Random random = new Random(seed);
    long[] micros = new long[1024];
    int count = 0;
    long failures = 0;
    try (LoadClient client = new LoadClient(address, tls)) {
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        int status = client.exchange(workload.next(target, random));
        if (count == micros.length) {
          micros = Arrays.copyOf(micros, micros.length * 2);
        }
        micros[count++] = (System.nanoTime() - start) / 1000;
        failures += status / 100 == 2 ? 0 : 1;
      }
    }
    return new Part(count, failures, Arrays.copyOf(micros, count));
  }

  private static long percentile(long[] sorted, double part) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
  }
}
