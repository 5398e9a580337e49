package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Threads.inParallel;

import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Storage;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.LogLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Measures a store; not a test. Arguments: the type of table or {@code inmem}, a new directory, the
 * number of writers, of transactions, and of bytes in a record (0 for none).
 */
final class Throughput {

  private static final int VALUE_BYTES = 400;

  private final Storage storage;
  private final int writers;
  private final int count;
  private final int recordBytes;

  private Throughput(Storage storage, int writers, int count, int recordBytes) {
    this.storage = storage;
    this.writers = writers;
    this.count = count;
    this.recordBytes = recordBytes;
  }

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    Files.createDirectories(directory);
    StoreOpening opening = new StoreOpening(LogLimits.DEFAULT, Disk.REAL);
    int recordBytes = Integer.parseInt(args[4]);
    try (Storage storage =
        args[0].equals("inmem")
            ? opening.memory(directory)
            : opening.open(directory, Optional.of(args[0]))) {
      Throughput run =
          new Throughput(
              storage, Integer.parseInt(args[2]), Integer.parseInt(args[3]), recordBytes);
      if (recordBytes > 0) {
        storage
            .journal()
            .follow(0, (first, records) -> storage.journal().release(first + records.size()));
      }
      for (int round = 0; round < 3; round++) {
        run.measureWrites();
        run.measureReads();
        run.measureScans();
      }
    }
    System.out.printf("%d MB resident at the end%n", residentKilobytes() / 1000);
  }

  private void measureWrites() {
    report(
        "durable writes",
        thread -> {
          Random random = new Random(thread);
          byte[] value = new byte[VALUE_BYTES];
          byte[] record = new byte[recordBytes];
          for (int i = 0; i < count / writers; i++) {
            random.nextBytes(value);
            random.nextBytes(record);
            String key = key(random, thread);
            storage.update(tx -> {
              tx.get(key);
              tx.put(key, value);
              if (recordBytes > 0) {
                tx.record(record);
              }
            });
          }
        });
  }

  private void measureReads() {
    report(
        "reads",
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < count / writers; i++) {
            String key = key(random, thread);
            storage.<Boolean>read(tx -> tx.get(key) != null);
          }
        });
  }

  private void measureScans() {
    report(
        "scans of 10",
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < count / writers; i++) {
            KeyRange range = KeyRange.from(key(random, thread));
            storage.<Integer>read(tx -> tx.scan(range, 10).size());
          }
        });
  }

  private static String key(Random random, int thread) {
    return "root/6fbd0d5c-8b2e-4c5e-9f3a-0c1d2e3f4a5b/data/%02d/%08d"
        .formatted(thread, random.nextInt(10_000));
  }

  // The processor time is what says something on a machine that is busy with other things.
  private void report(String what, IntConsumer body) {
    long start = System.nanoTime();
    long cpuStart = cpuNanos();
    inParallel(writers, body);
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuMicros = (cpuNanos() - cpuStart) / 1e3;
    System.out.printf(
        "%s: %.0f a second, each %.1f microseconds of processor time%n",
        what, count / seconds, cpuMicros / count);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private static long residentKilobytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
