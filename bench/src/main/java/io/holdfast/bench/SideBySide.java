package io.holdfast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the packaged program and a real OpenBao alternately on this machine and prints ratios. A
 * figure counts only as a ratio of one run: both servers feel the same machine.
 *
 * <p>Arguments: the checkout, the bao program, then what {@link Settings} says.
 */
public final class SideBySide {
  static final List<Workload> DEFAULT =
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
      String ourToken = Setup.prepare(holdfast);
      String theirToken = Setup.prepare(bao);
      Comparison comparison = new Comparison(holdfast, bao, settings, out);
      comparison.head();
      for (Workload workload : settings.workloads().isEmpty() ? DEFAULT : settings.workloads()) {
        comparison.run(
            workload.label(),
            workload,
            Target.of(ourToken, Workload.KEYS),
            Target.of(theirToken, Workload.KEYS));
      }
      if (settings.secrets() > 0) {
        memory(holdfast, ourToken, bao, theirToken);
      }
      startUp(holdfast, bao);
    }
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
        Comparison.median(a.stream().mapToDouble(x -> x)),
        Comparison.median(b.stream().mapToDouble(x -> x)));
  }
}
