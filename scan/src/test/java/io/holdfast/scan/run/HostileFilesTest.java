package io.holdfast.scan.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.scan.planted.Containers;
import io.holdfast.scan.planted.Kind;
import io.holdfast.scan.planted.Kinds;
import io.holdfast.scan.report.Report;
import io.holdfast.scan.source.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody made to harm a scan: it ends, says what it did not read, and finds the rest. */
class HostileFilesTest {
  private static final String TOKEN =
      Kinds.all().stream()
          .filter(k -> k.rule().equals("stripe-key"))
          .map(Kind::text)
          .findFirst()
          .orElseThrow();

  @TempDir Path folder;

  @Test
  void aBombIsNotUnfolded() throws IOException {
    byte[] bomb = Containers.gzip(Containers.gzip(new byte[200 << 20]));
    Report report = Scene.bytes("bomb.gz.gz", bomb);
    assertThat(report.partial()).isTrue();
    assertThat(report.problems().getFirst().message()).contains("times its size");
  }

  @Test
  void archivesInArchivesEndSomewhere() throws IOException {
    byte[] inner = TOKEN.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 12; i++) {
      inner = Containers.zip(Map.of("in.zip", inner));
    }
    Report report = Scene.bytes("deep.zip", inner);
    assertThat(report.problems().getFirst().message()).contains("deeper than 8");
  }

  @Test
  void tooManyEntriesAreNotReadToTheEnd() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      entries.put("f" + i, new byte[] {'x'});
    }
    Report report =
        Scene.bytes("many.zip", Containers.zip(entries), new Limits(8, 50, 1 << 20, 200));
    assertThat(report.problems().getFirst().message()).contains("more than 50 entries");
  }

  @Test
  void namesThatLeadElsewhereAreNamesOnly() throws IOException {
    byte[] tar = Containers.tar("../../../etc/passwd", TOKEN.getBytes(StandardCharsets.UTF_8));
    Report report = Scene.bytes("evil.tar", tar);
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().getFirst().path()).startsWith("evil.tar!");
  }

  @Test
  void damagedFilesAreToldAndTheOthersScanned() throws IOException {
    byte[] zip =
        Containers.zip(Map.of("a.txt", TOKEN.repeat(2000).getBytes(StandardCharsets.UTF_8)));
    Files.write(folder.resolve("cut.zip"), Arrays.copyOf(zip, zip.length / 2));
    Files.write(
        folder.resolve("bad.pdf"), "%PDF-1.7\n garbage".getBytes(StandardCharsets.US_ASCII));
    byte[] gz = Containers.gzip(TOKEN.getBytes(StandardCharsets.UTF_8));
    gz[gz.length - 6] ^= 1;
    Files.write(folder.resolve("wrong.gz"), gz);
    Files.writeString(folder.resolve("good.txt"), TOKEN);
    Report report = Scene.folder(folder);
    assertThat(report.partial()).isTrue();
    assertThat(report.problems()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(report.findings().stream().anyMatch(f -> f.path().endsWith("good.txt"))).isTrue();
  }

  @Test
  void loopsOfLinksAreNotWalked() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/b"), folder);
    Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a/self"));
    Files.writeString(folder.resolve("a/x"), TOKEN);
    Report report = Scene.folder(folder);
    assertThat(report.findings()).hasSize(1);
    assertThat(report.partial()).isFalse();
  }

  @Test
  void aLineOfManyMegabytesIsScanned() {
    StringBuilder line = new StringBuilder("a".repeat(5_000_000));
    line.append(' ').append(TOKEN).append(' ').append("0".repeat(5_000_000));
    Report report = Scene.bytes("long.js", line.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(Scene.rules(report)).containsExactly("stripe-key");
  }

  @Test
  void noBytesWhateverEndAScanEarly() throws IOException {
    Random random = new Random(1);
    Map<String, byte[]> files = Containers.all(TOKEN + "\n");
    for (int round = 0; round < 60; round++) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        byte[] bytes = file.getValue().clone();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertThat(Scene.bytes(file.getKey(), bytes).objects()).isEqualTo(1);
      }
    }
  }

  @Test
  void brokenUtf8AndZerosDoNotHideASecret() {
    byte[] text =
        ("\u0000\u00ff\u00fe\u00c3 " + TOKEN + " \u0080\u00ff")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Scene.rules(Scene.bytes("blob.bin", text))).containsExactly("stripe-key");
  }
}
