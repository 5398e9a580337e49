package io.holdfast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The comparison of {@link SideBySide} with servers that hold much: both are filled over HTTP,
 * started anew, and asked by entities under a policy of 20 templated rules.
 *
 * <p>With {@code directory=} the filled servers are kept and used again by the next run. {@code
 * seconds=0} only fills.
 */
public final class Scale {
  private static final int STARTS = 3;

  private final Settings settings;
  private final PrintStream out = System.out;

  private Scale(Settings settings) {
    this.settings = settings;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Scale(Settings.parse(Arrays.asList(arguments))).run();
  }

  private void run() throws IOException, InterruptedException {
    Path directory =
        settings.directory().isPresent()
            ? settings.directory().get()
            : Files.createTempDirectory("holdfast-bench");
    Path ours = Files.createDirectories(directory.resolve("holdfast"));
    Path theirs = Files.createDirectories(directory.resolve("openbao"));
    try (Peer holdfast = Peer.holdfast(settings.checkout(), ours);
        Peer bao = Peer.openBao(settings.bao(), theirs)) {
      Target atOurs = filled(holdfast, ours, settings.leases());
      Target atTheirs = filled(bao, theirs, settings.peerLeases());
      footprint(holdfast, "filled");
      footprint(bao, "filled");
      if (settings.seconds() > 0) {
        starts(holdfast, atOurs);
        starts(bao, atTheirs);
        footprint(holdfast, "started anew");
        footprint(bao, "started anew");
        throughput(holdfast, atOurs, bao, atTheirs);
        footprint(holdfast, "after the load");
        footprint(bao, "after the load");
      }
    }
  }

  /** Fills a server, unless that was done before in this directory. */
  private Target filled(Peer peer, Path directory, int leases)
      throws IOException, InterruptedException {
    peer.prepareOrResume();
    return new Target(new Population(peer, directory, settings).fill(leases), settings.secrets());
  }

  private void starts(Peer peer, Target target) throws IOException, InterruptedException {
    List<Peer.Start> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(peer.restart(Workload.KV_READ.next(target, new Random(i))));
    }
    out.printf(
        Locale.ROOT,
        "%s: start to sys/health, sealed, %.2f s; unseal to the first answer of a read %.2f s%n",
        peer.name(),
        Comparison.median(starts.stream().mapToDouble(Peer.Start::toHealth)),
        Comparison.median(starts.stream().mapToDouble(Peer.Start::toAnswer)));
  }

  private void throughput(Peer ours, Target atOurs, Peer theirs, Target atTheirs)
      throws IOException, InterruptedException {
    Comparison comparison = new Comparison(ours, theirs, settings, out);
    comparison.head();
    for (Workload workload :
        settings.workloads().isEmpty() ? SideBySide.DEFAULT : settings.workloads()) {
      comparison.run(workload.label(), workload, atOurs.byOne(), atTheirs.byOne());
    }
    comparison.run(
        "kv_read by " + settings.callers() + " callers", Workload.KV_READ, atOurs, atTheirs);
  }

  private void footprint(Peer peer, String when) throws IOException {
    out.printf(
        "%s %s: %,d MiB resident, %,d MiB on disk without the audit trail%n",
        peer.name(), when, peer.residentMegabytes(), peer.diskMegabytes());
  }
}
