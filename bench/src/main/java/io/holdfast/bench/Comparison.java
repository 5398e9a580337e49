package io.holdfast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Runs workloads at both servers in turn, and prints a row for each. */
final class Comparison {
  private final Peer ours;
  private final Peer theirs;
  private final Settings settings;
  private final PrintStream out;

  Comparison(Peer ours, Peer theirs, Settings settings, PrintStream out) {
    this.ours = ours;
    this.theirs = theirs;
    this.settings = settings;
    this.out = out;
  }

  void head() {
    out.println(
        "| workload | Holdfast req/s | OpenBao req/s | ratio [least..most] | p50 ms | p99 ms |"
            + " CPU us/req | failures |");
    out.println("|---|---|---|---|---|---|---|---|");
  }

  /** Measures a workload in rounds, each server first in every second one. */
  void run(String label, Workload workload, Target atOurs, Target atTheirs)
      throws IOException, InterruptedException {
    Load a = new Load(ours.address(), atOurs, null, settings.connections());
    Load b = new Load(theirs.address(), atTheirs, null, settings.connections());
    Load.Result warmA = a.run(workload, settings.warm());
    Load.Result warmB = b.run(workload, settings.warm());
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < settings.rounds(); i++) {
      rounds.add(
          i % 2 == 0
              ? new Round(
                  Measured.of(ours, a, workload, settings.seconds()),
                  Measured.of(theirs, b, workload, settings.seconds()))
              : Round.reversed(
                  Measured.of(theirs, b, workload, settings.seconds()),
                  Measured.of(ours, a, workload, settings.seconds())));
    }
    print(label, rounds, warmA.failures() + warmB.failures());
  }

  private void print(String label, List<Round> rounds, long warmFailures) {
    double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
    long failures =
        warmFailures
            + rounds.stream()
                .mapToLong(r -> r.ours().result().failures() + r.theirs().result().failures())
                .sum();
    out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.2f [%.2f..%.2f] | %.2f / %.2f | %.2f / %.2f | %.0f / %.0f | %d |%n",
        label,
        median(rounds.stream().mapToDouble(r -> r.ours().result().perSecond())),
        median(rounds.stream().mapToDouble(r -> r.theirs().result().perSecond())),
        median(DoubleStream.of(ratios)),
        ratios[0],
        ratios[ratios.length - 1],
        median(rounds.stream().mapToDouble(r -> r.ours().result().p50Micros() / 1e3)),
        median(rounds.stream().mapToDouble(r -> r.theirs().result().p50Micros() / 1e3)),
        median(rounds.stream().mapToDouble(r -> r.ours().result().p99Micros() / 1e3)),
        median(rounds.stream().mapToDouble(r -> r.theirs().result().p99Micros() / 1e3)),
        median(rounds.stream().mapToDouble(r -> r.ours().cpuMicros())),
        median(rounds.stream().mapToDouble(r -> r.theirs().cpuMicros())),
        failures);
  }

  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
