package io.holdfast.cli.scan;

import io.holdfast.cli.Version;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.RuleBook;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.report.Baseline;
import io.holdfast.scan.report.Report;
import io.holdfast.scan.report.ReportJson;
import io.holdfast.scan.report.Sarif;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.run.Progress;
import io.holdfast.scan.run.ScanRun;
import io.holdfast.scan.settings.ScanSettings;
import io.holdfast.scan.source.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code scan PATH...}: finds secrets, and tells places and fingerprints. */
@Usage(
    synopsis = "holdfast scan [options] [PATH... | -]",
    does = {
      "Finds secrets in files, folders, archives, documents and mail; with -git in all that a",
      "repository ever had, with -staged in what is about to be committed, with - in standard",
      "input. Without a PATH it takes this folder. A finding is a place and a keyed hash, never",
      "the value. \"holdfast scan hook install\" has git scan before each commit.",
      "The exit code is 0 when nothing was found, 2 when something was, 3 when nothing was found",
      "but something could not be read, 1 when a flag or PATH is of no use."
    })
public final class ScanCommand extends PlainCommand {
  private static final List<String> FORMATS = List.of("table", "json", "sarif");
  private static final int FOUND = 2;
  private static final int UNREAD = 3;

  @Flag(names = "-git", help = "The history of the repositories at the paths, all refs.")
  private boolean git;

  @Flag(names = "-staged", help = "What is staged and not yet committed.")
  private boolean staged;

  @Flag(names = "-shell-history", help = "What this user's shells and clients remember.")
  private boolean shellHistory;

  @Flag(names = "-rules", help = "List the rules, and scan nothing.")
  private boolean listRules;

  @Flag(names = "-format", label = "<format>", help = "table, json or sarif.")
  private @Nullable String format;

  @FlagGroup("Bounds and exceptions")
  private final ScanOptions options = new ScanOptions();

  @Override
  public int run(Terminal terminal) {
    List<String> words = arguments().words();
    if (words.equals(List.of("hook", "install"))) {
      return HookInstall.run(terminal, Path.of("."));
    }
    String chosen = format();
    ScanPlaces places = new ScanPlaces(words, git, staged, shellHistory);
    ScanSettings settings = places.settings(options.config);
    Scanner scanner = scanner(settings);
    if (listRules) {
      ScanTable.rules(scanner.rules(), terminal.out());
      return 0;
    }
    try (SecretFingerprint fingerprint = FingerprintKey.load(options.keyFile, terminal)) {
      Report report = scan(terminal, places, settings, scanner, fingerprint, chosen);
      print(report, scanner, fingerprint, chosen, terminal);
      if (options.writeBaseline != null) {
        Baseline.write(Path.of(options.writeBaseline), fingerprint.keyId(), report.findings());
        return report.partial() ? UNREAD : 0;
      }
      return !report.findings().isEmpty() ? FOUND : report.partial() ? UNREAD : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private String format() {
    String chosen = format == null ? "table" : format.toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(chosen)) {
      throw Failure.local(
          "Invalid output format: " + format + " (valid are " + String.join(", ", FORMATS) + ")");
    }
    return chosen;
  }

  private Scanner scanner(ScanSettings settings) {
    Registry registry = RuleBook.standard();
    settings.rules().forEach(rule -> rule.register(registry));
    Set<String> off = new HashSet<>(settings.off());
    off.addAll(options.off);
    off.stream()
        .filter(registry.knows().negate())
        .findFirst()
        .ifPresent(rule -> {
          throw Failure.local(
              "There is no rule \"" + rule + "\" to leave out: see holdfast scan -rules");
        });
    return new Scanner(registry, off);
  }

  private Report scan(
      Terminal terminal,
      ScanPlaces places,
      ScanSettings settings,
      Scanner scanner,
      SecretFingerprint fingerprint,
      String chosen)
      throws IOException {
    ProgressBar bar =
        chosen.equals("table") && ProgressBar.isWanted() ? new ProgressBar(terminal.err()) : null;
    Progress progress = bar == null ? Progress.NONE : bar;
    Baseline baseline =
        options.baseline == null
            ? Baseline.none()
            : Baseline.read(Path.of(options.baseline), fingerprint.keyId());
    int threads =
        options.threads > 0 ? options.threads : Runtime.getRuntime().availableProcessors();
    try (ScanRun run = new ScanRun(scanner, limits(), fingerprint, baseline, threads, progress)) {
      Set<String> before = places.before(scanner, limits(), fingerprint, threads);
      long total = places.submit(run, settings, options.skip, terminal);
      if (bar != null) {
        bar.total(total);
      }
      Report report = run.finish(before);
      if (bar != null) {
        bar.end();
      }
      return report;
    }
  }

  private Limits limits() {
    Limits usual = Limits.USUAL;
    return new Limits(
        options.maxDepth >= 0 ? options.maxDepth : usual.depth(),
        usual.entries(),
        options.maxMib >= 0 ? (long) options.maxMib << 20 : usual.bytes(),
        usual.ratio());
  }

  private static void print(
      Report report,
      Scanner scanner,
      SecretFingerprint fingerprint,
      String format,
      Terminal terminal)
      throws IOException {
    switch (format) {
      case "json" -> ReportJson.write(report, fingerprint.keyId(), terminal.out());
      case "sarif" -> Sarif.write(report, scanner.rules(), Version.own(), terminal.out());
      default -> ScanTable.print(report, terminal);
    }
    terminal.out().flush();
  }
}
