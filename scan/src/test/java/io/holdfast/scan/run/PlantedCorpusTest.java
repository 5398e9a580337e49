package io.holdfast.scan.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.scan.planted.Containers;
import io.holdfast.scan.planted.Kind;
import io.holdfast.scan.planted.Kinds;
import io.holdfast.scan.report.Finding;
import io.holdfast.scan.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than forty kinds of secrets in all kinds of files: all are found, and no decoy. */
class PlantedCorpusTest {
  private static final String LINE = "\n.....\n";

  @TempDir Path folder;

  private static String positives() {
    return Kinds.all().stream().map(Kind::text).collect(Collectors.joining(LINE, LINE, LINE));
  }

  private static Set<String> expected() {
    return Kinds.all().stream().map(Kind::rule).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyKindIsFoundInEveryContainer() throws IOException {
    for (Map.Entry<String, byte[]> file : Containers.all(positives()).entrySet()) {
      Report report = Scene.bytes(file.getKey(), file.getValue());
      Set<String> missing = expected();
      missing.removeAll(Scene.rules(report));
      assertThat(missing).as("not found in " + file.getKey()).isEmpty();
      assertThat(report.partial()).isFalse();
    }
  }

  @Test
  void noDecoyIsReportedFromAnyContainer() throws IOException {
    String decoys =
        Kinds.all().stream()
            .map(Kind::decoy)
            .filter(decoy -> !decoy.isEmpty())
            .collect(Collectors.joining(LINE, LINE, LINE));
    for (Map.Entry<String, byte[]> file : Containers.all(decoys).entrySet()) {
      assertThat(Scene.bytes(file.getKey(), file.getValue()).findings())
          .as("decoys in " + file.getKey())
          .isEmpty();
    }
  }

  @Test
  void documentsAndSevenZipAreRead() throws IOException {
    List<String> lines =
        Kinds.all().stream()
            .map(Kind::text)
            .filter(text -> text.indexOf('\n') < 0 && text.length() < 300)
            .filter(text -> text.chars().allMatch(c -> c >= ' ' && c < 127))
            .toList();
    Containers.pdf(folder.resolve("a.pdf"), lines.subList(0, Math.min(lines.size(), 100)));
    Containers.sevenZip(
        folder.resolve("a.7z"), "notes.txt", positives().getBytes(StandardCharsets.UTF_8));
    Report report = Scene.folder(folder);
    assertThat(report.problems()).isEmpty();
    assertThat(report.findings().stream().filter(f -> f.path().endsWith(".pdf")).count())
        .isGreaterThan(30);
    Set<String> missing = expected();
    report.findings().stream()
        .filter(f -> f.path().contains(".7z!"))
        .forEach(f -> missing.remove(f.rule().id()));
    assertThat(missing).isEmpty();
  }

  @Test
  void theSameSecretHasTheSameFingerprintWhereverItLies() throws IOException {
    Kind kind = Kinds.all().getFirst();
    Set<String> prints = new TreeSet<>();
    for (Map.Entry<String, byte[]> file : Containers.all("\n" + kind.text() + "\n").entrySet()) {
      Scene.bytes(file.getKey(), file.getValue()).findings().stream()
          .map(Finding::fingerprint)
          .forEach(prints::add);
    }
    assertThat(prints).hasSize(1);
  }

  @Test
  void aFindingTellsLineAndColumnInWhateverLengthOfText() throws IOException {
    String token =
        Kinds.all().stream()
            .filter(k -> k.rule().equals("stripe-key"))
            .findFirst()
            .orElseThrow()
            .text();
    for (int filler : new int[] {0, 10, 60_000, 1_100_000, 3_000_000}) {
      String text = "x\n".repeat(filler) + "  " + token + "\n" + "y\n".repeat(50);
      List<Finding> findings =
          Scene.bytes("a.log", text.getBytes(StandardCharsets.UTF_8)).findings();
      assertThat(findings).hasSize(1);
      assertThat(findings.getFirst().line()).isEqualTo(filler + 1);
      assertThat(findings.getFirst().column()).isEqualTo(3);
    }
  }

  @Test
  void aSecretAcrossTheEdgeOfAWindowIsFoundOnce() {
    String token =
        Kinds.all().stream()
            .filter(k -> k.rule().equals("stripe-key"))
            .findFirst()
            .orElseThrow()
            .text();
    for (int shift = 0; shift < token.length() + 4; shift += 7) {
      String text = " ".repeat((1 << 20) + 8192 - 20 + shift) + token + " " + " ".repeat(200_000);
      assertThat(Scene.bytes("a.log", text.getBytes(StandardCharsets.UTF_8)).findings()).hasSize(1);
    }
  }

  @Test
  void allowedOnesAreCountedAndLeftOut() throws IOException {
    String token =
        Kinds.all().stream()
            .filter(k -> k.rule().equals("stripe-key"))
            .findFirst()
            .orElseThrow()
            .text();
    Files.writeString(
        folder.resolve("a.py"),
        "a = '%s'  # holdfast:allow test value\n".formatted(token)
            + "# holdfast:allow=stripe-key why not\nb = '%s'\n".formatted(token)
            + "c = '%s'  # holdfast:allow=jwt another rule\n".formatted(token));
    Report report = Scene.folder(folder);
    assertThat(report.allowed()).isEqualTo(2);
    assertThat(report.findings()).extracting(Finding::line).containsExactly(4L);
  }
}
