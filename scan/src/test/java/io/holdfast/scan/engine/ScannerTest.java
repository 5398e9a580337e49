package io.holdfast.scan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.scan.planted.Kind;
import io.holdfast.scan.planted.Kinds;
import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Window;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind is found as what it is, and nothing is that fails its checksum. */
class ScannerTest {
  private static final Scanner SCANNER = Scanner.standard();

  static Stream<Kind> kinds() {
    return Kinds.all().stream();
  }

  static Stream<Kind> decoys() {
    return Kinds.all().stream().filter(kind -> !kind.decoy().isEmpty());
  }

  private static List<String> rules(String text) {
    Window window = Window.of(text.getBytes(StandardCharsets.UTF_8), "notes.txt");
    return SCANNER.scan(window).stream().map(Hit::rule).map(rule -> rule.id()).toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindIsFound(Kind kind) {
    assertThat(rules("Notes of the day.\n" + kind.text() + "\nThe end of it.\n"))
        .contains(kind.rule());
  }

  @ParameterizedTest
  @MethodSource("decoys")
  void whatFailsByItsChecksumAloneIsNotReported(Kind kind) {
    assertThat(rules("Notes of the day.\n" + kind.decoy() + "\nThe end of it.\n")).isEmpty();
  }

  @Test
  void thereAreMoreThanSixtyRules() {
    assertThat(SCANNER.rules()).hasSizeGreaterThan(60);
    assertThat(Kinds.all().stream().map(Kind::rule).distinct()).hasSizeGreaterThan(40);
  }

  @Test
  void hitsNeverCoverTheSameBytes() {
    StringBuilder all = new StringBuilder();
    Kinds.all().forEach(kind -> all.append(kind.text()).append("\n--\n"));
    List<Hit> hits = SCANNER.scan(Window.of(all.toString().getBytes(StandardCharsets.UTF_8), ""));
    for (int i = 1; i < hits.size(); i++) {
      assertThat(hits.get(i).start()).isGreaterThanOrEqualTo(hits.get(i - 1).end());
    }
  }

  @Test
  void piecesOfSecretsInAnyOrderHarmNoDetector() {
    List<byte[]> texts =
        Kinds.all().stream().map(kind -> kind.text().getBytes(StandardCharsets.UTF_8)).toList();
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      ByteArrayOutputStream piece = new ByteArrayOutputStream();
      for (int i = 0; i < 6; i++) {
        byte[] text = texts.get(random.nextInt(texts.size()));
        int from = random.nextInt(text.length);
        piece.write(text, from, Math.min(text.length - from, 1 + random.nextInt(60)));
      }
      SCANNER.scan(Window.of(piece.toByteArray(), ".env"));
    }
    // Every literal and rule alone, at the very edge of what there is.
    for (Registry.Anchor anchor : RuleBook.standard().anchors()) {
      for (String end : new String[] {"", "=", "\"", "\\", ": \"", "='"}) {
        byte[] bytes = (anchor.literal() + end).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SCANNER.scan(Window.of(bytes, "a.yaml"))).isEmpty();
      }
    }
  }
}
