package io.holdfast.scan.run;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.report.Baseline;
import io.holdfast.scan.report.Finding;
import io.holdfast.scan.report.Report;
import io.holdfast.scan.source.FileTree;
import io.holdfast.scan.source.Limits;
import io.holdfast.scan.source.ScanObject;
import io.holdfast.scan.source.git.GitRepository;
import io.holdfast.scan.source.git.History;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Scans as the command does. */
final class Scene {
  static final Scanner SCANNER = Scanner.standard();

  private Scene() {}

  static SecretFingerprint fingerprint() {
    return new SecretFingerprint(SecretBytes.copyOf(new byte[32]));
  }

  static Report folder(Path folder, Limits limits) {
    try (SecretFingerprint key = fingerprint();
        ScanRun run = run(key, limits)) {
      FileTree.objects(folder, _ -> false, run::problem).forEach(run::submit);
      return run.finish(Set.of());
    }
  }

  static Report folder(Path folder) {
    return folder(folder, Limits.USUAL);
  }

  static Report bytes(String name, byte[] content, Limits limits) {
    try (SecretFingerprint key = fingerprint();
        ScanRun run = run(key, limits)) {
      run.submit(ScanObject.of(name, content.length, () -> new ByteArrayInputStream(content)));
      return run.finish(Set.of());
    }
  }

  static Report bytes(String name, byte[] content) {
    return bytes(name, content, Limits.USUAL);
  }

  static Report history(Path folder) throws IOException {
    try (SecretFingerprint key = fingerprint();
        ScanRun run = run(key, Limits.USUAL);
        GitRepository repository = GitRepository.open(folder)) {
      new History(repository, run::submit, run::problem).read();
      return run.finish(Set.of());
    }
  }

  private static ScanRun run(SecretFingerprint key, Limits limits) {
    return new ScanRun(SCANNER, limits, key, Baseline.none(), 2, Progress.NONE);
  }

  static List<String> rules(Report report) {
    return report.findings().stream().map(Finding::rule).map(rule -> rule.id()).toList();
  }
}
