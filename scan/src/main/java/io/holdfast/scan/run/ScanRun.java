package io.holdfast.scan.run;

import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.Place;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.report.Baseline;
import io.holdfast.scan.report.Finding;
import io.holdfast.scan.report.Report;
import io.holdfast.scan.source.Limits;
import io.holdfast.scan.source.ObjectReader;
import io.holdfast.scan.source.Problem;
import io.holdfast.scan.source.ScanObject;
import io.holdfast.scan.source.Sink;
import io.holdfast.scan.source.Spot;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Scans objects by as many threads as there are processors. Objects come one by one, and a bounded
 * number waits; the report is the same whatever order they were done in.
 */
public final class ScanRun implements AutoCloseable {
  private static final int WAITING = 64;

  private final ObjectReader reader;
  private final SecretFingerprint fingerprint;
  private final Baseline baseline;
  private final Progress progress;
  private final ExecutorService threads;
  private final Semaphore room;
  private final Set<Finding> findings = Collections.synchronizedSet(new TreeSet<>(Finding.ORDER));
  private final Set<Problem> problems = Collections.synchronizedSet(new HashSet<>());
  private final LongAdder known = new LongAdder();
  private final LongAdder allowed = new LongAdder();
  private final AtomicLong objects = new AtomicLong();
  private final LongAdder bytes = new LongAdder();

  /** A run; the fingerprints' key stays the caller's. */
  public ScanRun(
      Scanner scanner,
      Limits limits,
      SecretFingerprint fingerprint,
      Baseline baseline,
      int threads,
      Progress progress) {
    this.reader = new ObjectReader(scanner, limits);
    this.fingerprint = fingerprint;
    this.baseline = baseline;
    this.progress = progress;
    this.threads = Executors.newFixedThreadPool(threads);
    this.room = new Semaphore(WAITING);
  }

  /** Has an object scanned; waits where too many do. */
  public void submit(ScanObject object) {
    room.acquireUninterruptibly();
    threads.execute(() -> {
      try {
        reader.read(counted(object), new Collecting());
        progress.done(objects.incrementAndGet(), bytes.sum(), findings.size());
      } finally {
        room.release();
      }
    });
  }

  /** Waits until all that was submitted is done: then what it came from may be closed. */
  public void settle() {
    room.acquireUninterruptibly(WAITING);
    room.release(WAITING);
  }

  /** Notes what could not be read. */
  public void problem(Problem problem) {
    problems.add(problem);
  }

  /** Waits for all objects; the findings, less those of {@code before}: rule and fingerprint. */
  public Report finish(Set<String> before) {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
        // Scans of whole disks take their time.
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    List<Finding> fresh =
        findings.stream().filter(finding -> !before.contains(identity(finding))).toList();
    List<Problem> unread =
        problems.stream()
            .sorted(Comparator.comparing(Problem::path).thenComparing(Problem::message))
            .toList();
    return new Report(fresh, unread, known.sum(), allowed.sum(), objects.get(), bytes.sum());
  }

  /** What makes two findings the same secret. */
  public static String identity(Finding finding) {
    return finding.rule().id() + " " + finding.fingerprint();
  }

  private ScanObject counted(ScanObject object) {
    return new ScanObject(
        object.path(),
        object.commit(),
        object.size(),
        () ->
            new FilterInputStream(object.opener().open()) {
              @Override
              public int read() throws IOException {
                int b = super.read();
                if (b >= 0) {
                  bytes.increment();
                }
                return b;
              }

              @Override
              public int read(byte[] to, int from, int count) throws IOException {
                int read = super.read(to, from, count);
                if (read > 0) {
                  bytes.add(read);
                }
                return read;
              }
            });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class Collecting implements Sink {
    @Override
    public void found(Spot spot) {
      Place place = spot.place();
      String print = fingerprint.of(place.value());
      Arrays.fill(place.value(), (byte) 0);
      if (place.allowed()) {
        allowed.increment();
      } else if (baseline.knows(print)) {
        known.increment();
      } else {
        findings.add(
            new Finding(
                spot.path(),
                spot.within(),
                place.line() + spot.lineOffset(),
                place.column(),
                place.endLine() + spot.lineOffset(),
                place.rule(),
                print,
                spot.commit()));
      }
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }
  }
}
