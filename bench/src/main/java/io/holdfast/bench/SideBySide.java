package io.holdfast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Runs the packaged program and a real OpenBao alternately on this machine and prints ratios. A
 * figure counts only as a ratio of one run: both servers feel the same machine.
 *
 * <p>Arguments: the checkout, the bao program, then {@code name=value}: {@code seconds} per round
 * (10), {@code rounds} (3), {@code warm} seconds per server and workload (5), {@code connections}
 * (64), {@code secrets} for the memory figure (100000; 0 leaves it out), {@code workloads} (a comma
 * list).
 */
public final class SideBySide {
  private static final List<Workload> DEFAULT =
      List.of(
          Workload.KV_READ,
          Workload.KV_WRITE,
          Workload.TRANSIT_ENCRYPT,
          Workload.TRANSIT_SIGN_ED25519,
          Workload.TRANSIT_SIGN_P256,
          Workload.LOOKUP_SELF);

  private final Settings settings;
  private final PrintStream out = System.out;

  private SideBySide(Settings settings) {
    this.settings = settings;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings settings = Settings.parse(Arrays.asList(arguments));
    new SideBySide(settings).run();
  }

  private void run() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("holdfast-bench");
    Path ours = Files.createDirectories(directory.resolve("holdfast"));
    Path theirs = Files.createDirectories(directory.resolve("openbao"));
    try (Peer holdfast = Peer.holdfast(settings.checkout(), ours);
        Peer bao = Peer.openBao(settings.bao(), theirs)) {
      holdfast.prepare();
      bao.prepare();
      holdfast.call(
          "POST",
          "sys/audit/file",
          "{\"type\":\"file\",\"options\":{\"file_path\":\"" + ours.resolve("audit.log") + "\"}}");
      String ourToken = Setup.prepare(holdfast);
      String theirToken = Setup.prepare(bao);
      throughput(holdfast, ourToken, bao, theirToken);
      if (settings.secrets() > 0) {
        memory(holdfast, ourToken, bao, theirToken);
      }
      startUp(holdfast, bao);
    }
  }

  private void throughput(Peer ours, String ourToken, Peer theirs, String theirToken)
      throws IOException, InterruptedException {
    out.println(
        "| workload | Holdfast req/s | OpenBao req/s | ratio [least..most] | p50 ms | p99 ms |"
            + " CPU us/req | failures |");
    out.println("|---|---|---|---|---|---|---|---|");
    Load a = new Load(ours.address(), ourToken, null, settings.connections());
    Load b = new Load(theirs.address(), theirToken, null, settings.connections());
    for (Workload workload : settings.workloads().isEmpty() ? DEFAULT : settings.workloads()) {
      Load.Result warmA = a.run(workload, settings.warm());
      Load.Result warmB = b.run(workload, settings.warm());
      long failures = warmA.failures() + warmB.failures();
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
      print(workload, rounds, failures);
    }
  }

  private void print(Workload workload, List<Round> rounds, long warmFailures) {
    double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
    long failures =
        warmFailures
            + rounds.stream()
                .mapToLong(r -> r.ours().result().failures() + r.theirs().result().failures())
                .sum();
    out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.2f [%.2f..%.2f] | %.2f / %.2f | %.2f / %.2f | %.0f / %.0f | %d |%n",
        workload.name().toLowerCase(Locale.ROOT),
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

  private void memory(Peer ours, String ourToken, Peer theirs, String theirToken)
      throws IOException, InterruptedException {
    Setup.seed(ours, ourToken, settings.secrets());
    Setup.seed(theirs, theirToken, settings.secrets());
    out.printf(
        Locale.ROOT,
        "%nmemory after %d secrets: Holdfast %d MiB, OpenBao %d MiB%n",
        settings.secrets(),
        ours.residentMegabytes(),
        theirs.residentMegabytes());
  }

  private void startUp(Peer ours, Peer theirs) throws IOException, InterruptedException {
    List<Double> a = new ArrayList<>();
    List<Double> b = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      a.add(ours.restart());
      b.add(theirs.restart());
    }
    out.printf(
        Locale.ROOT,
        "start to the first answer of sys/health, sealed: Holdfast %.2f s, OpenBao %.2f s"
            + " (median of 5)%n",
        median(a.stream().mapToDouble(x -> x)),
        median(b.stream().mapToDouble(x -> x)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
