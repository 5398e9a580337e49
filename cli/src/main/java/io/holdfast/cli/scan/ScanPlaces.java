package io.holdfast.cli.scan;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.report.Baseline;
import io.holdfast.scan.run.Progress;
import io.holdfast.scan.run.ScanRun;
import io.holdfast.scan.settings.ScanSettings;
import io.holdfast.scan.settings.SettingsException;
import io.holdfast.scan.settings.SettingsReader;
import io.holdfast.scan.source.FileTree;
import io.holdfast.scan.source.Limits;
import io.holdfast.scan.source.ScanObject;
import io.holdfast.scan.source.ShellHistories;
import io.holdfast.scan.source.git.GitRepository;
import io.holdfast.scan.source.git.History;
import io.holdfast.scan.source.git.Staged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a scan looks. */
record ScanPlaces(List<String> words, boolean git, boolean staged, boolean shellHistory) {

  ScanPlaces {
    words = words.isEmpty() && !shellHistory ? List.of(".") : List.copyOf(words);
  }

  private List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (String word : words) {
      if (word.equals("-")) {
        continue;
      }
      Path path = Path.of(word);
      if (!Files.exists(path)) {
        throw Failure.local(
            "There is no file or folder "
                + word
                + " (the keys below a path of the server are listed by \"holdfast list -recursive\")");
      }
      paths.add(path);
    }
    return paths;
  }

  /** The settings of the file that is given, else of the first place. */
  ScanSettings settings(@Nullable String given) {
    if (given != null && given.equals("none")) {
      return ScanSettings.NONE;
    }
    try {
      if (given != null) {
        if (!Files.isRegularFile(Path.of(given))) {
          throw Failure.local("There is no file " + given);
        }
        return SettingsReader.read(Path.of(given));
      }
      for (Path path : paths()) {
        if (Files.isDirectory(path)) {
          return SettingsReader.read(path.resolve(ScanSettings.FILE));
        }
      }
      return ScanSettings.NONE;
    } catch (SettingsException e) {
      throw Failure.local(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Failure.local("Cannot read the settings: " + e.getMessage());
    }
  }

  /** With {@code -staged}, what the files had before: that is not the commit's doing. */
  Set<String> before(Scanner scanner, Limits limits, SecretFingerprint fingerprint, int threads)
      throws IOException {
    Set<String> before = new HashSet<>();
    if (staged) {
      for (Path path : paths()) {
        try (GitRepository repository = GitRepository.open(path);
            ScanRun run =
                new ScanRun(
                    scanner, limits, fingerprint, Baseline.none(), threads, Progress.NONE)) {
          Staged.of(repository).before().forEach(run::submit);
          run.finish(Set.of()).findings().forEach(each -> before.add(ScanRun.identity(each)));
        }
      }
    }
    return before;
  }

  /** Has everything scanned; returns the bytes that are known beforehand. */
  long submit(ScanRun run, ScanSettings settings, List<String> skip, Terminal terminal)
      throws IOException {
    Predicate<String> skipped =
        settings.skipped().or(new ScanSettings(skip, settings.off(), settings.rules()).skipped());
    List<ScanObject> objects = new ArrayList<>();
    if (words.contains("-")) {
      InputStream in = terminal.stdinStream();
      run.submit(ScanObject.of("-", -1, () -> in));
    }
    for (Path path : paths()) {
      if (git) {
        history(path, run, skipped);
      } else if (staged) {
        try (GitRepository repository = GitRepository.open(path)) {
          Staged.of(repository).added().stream()
              .filter(object -> !skipped.test(object.path()))
              .forEach(run::submit);
          run.settle();
        }
      } else {
        objects.addAll(FileTree.objects(path, skipped, run::problem));
      }
    }
    if (shellHistory) {
      objects.addAll(ShellHistories.of(terminal.home()));
    }
    objects.forEach(run::submit);
    return objects.stream().mapToLong(object -> Math.max(0, object.size())).sum();
  }

  private static void history(Path path, ScanRun run, Predicate<String> skipped)
      throws IOException {
    try (GitRepository repository = GitRepository.open(path)) {
      new History(
              repository,
              object -> {
                if (!skipped.test(object.path())) {
                  run.submit(object);
                }
              },
              run::problem)
          .read();
      run.settle();
    }
  }
}
