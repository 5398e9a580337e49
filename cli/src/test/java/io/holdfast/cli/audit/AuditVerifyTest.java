package io.holdfast.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.log.note.Ed25519NoteSigner;
import io.holdfast.log.write.TileLogWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor learns from the exit code and the report whether the log can be trusted. */
class AuditVerifyTest {
  @TempDir Path home;

  private Path log = Path.of("");
  private Path old = Path.of("");
  private String key = "";

  @BeforeEach
  void writeALog() throws IOException {
    log = home.resolve("data").resolve("audit-log");
    old = home.resolve("old-checkpoint");
    Files.createDirectories(log);
    var signer = new Ed25519NoteSigner("example/node", SecretBytes.take(new byte[32]));
    key = signer.verifierKey().toString();
    try (TileLogWriter writer = TileLogWriter.open(log, "example/node")) {
      writer.signer(signer);
      writer.append(0, entries(0, 10));
      writer.checkpoint();
      Files.copy(log.resolve("checkpoint"), old);
      writer.append(10, entries(10, 300));
      writer.checkpoint();
    }
  }

  private static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private Result verify(String... words) {
    return new CommandLineRun(home)
        .run(Stream.concat(Stream.of("audit", "verify"), Stream.of(words)).toArray(String[]::new));
  }

  @Test
  void anIntactLogEndsWith0AndNamesItsSizeAndKey() throws IOException {
    Result result = verify("--vkey", key, "-old=" + old, log.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("300 entries")
        .contains("example/node")
        .contains("the first 10 entries are those of the old checkpoint")
        .contains("The log is intact")
        .doesNotContain("WARNING");
    Path file = Files.writeString(home.resolve("pinned"), key + "\n");
    assertThat(verify("-vkey=" + file, log.toString()).out()).doesNotContain("WARNING");
  }

  @Test
  void aKeyThatIsNotPinnedIsWarnedOf() {
    Result result = verify(log.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("WARNING: the key was taken from the log's own");
  }

  @Test
  void aChangedEntryEndsWith2AndIsNamed() throws IOException {
    Path bundle;
    try (Stream<Path> files = Files.walk(log.resolve("tile").resolve("entries"))) {
      bundle =
          files
              .filter(Files::isRegularFile)
              .filter(f -> f.endsWith("000"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(bundle);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bundle.toFile().setWritable(true);
    Files.writeString(
        bundle, text.replace("{\"n\":42}", "{\"n\":XX}"), StandardCharsets.ISO_8859_1);

    Result table = verify("-vkey=" + key, log.toString());
    assertThat(table.exitCode()).isEqualTo(2);
    assertThat(table.out())
        .contains("FOUND: changed entry")
        .contains("entry 42")
        .contains("NOT intact");

    Result json = verify("-format=json", log.toString());
    assertThat(json.exitCode()).isEqualTo(2);
    Json.Obj report = (Json.Obj) JsonReader.read(json.out());
    assertThat(report.flag("ok")).isFalse();
    assertThat(report.flag("key_pinned")).isFalse();
    assertThat(report.number("finding_count")).isPositive();
    assertThat(json.out()).contains("\"kind\": \"changed_entry\"").contains("\"first\": 42");
  }

  @Test
  void anotherKeyAndAShortenedLogAreFound() throws IOException {
    String other =
        new Ed25519NoteSigner(
                "example/node",
                SecretBytes.take(
                    new byte[] {
                      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                      23, 24, 25, 26, 27, 28, 29, 30, 31, 32
                    }))
            .verifierKey()
            .toString();
    assertThat(verify("-vkey=" + other, log.toString()).exitCode()).isEqualTo(2);
    Path newest = home.resolve("newest");
    Files.copy(log.resolve("checkpoint"), newest);
    log.resolve("checkpoint").toFile().setWritable(true);
    Files.write(log.resolve("checkpoint"), Files.readAllBytes(old));
    Result shortened = verify("-vkey=" + key, "-old=" + newest, log.toString());
    assertThat(shortened.exitCode()).isEqualTo(2);
    assertThat(shortened.out()).contains("FOUND: truncated");
  }

  @Test
  void aWrongDirectoryOrFlagIsWrongUseAndNoVerdict() {
    assertThat(verify(home.resolve("none").toString()).exitCode()).isEqualTo(1);
    assertThat(verify(home.resolve("data").toString()).err())
        .contains("perhaps")
        .contains("audit-log");
    assertThat(verify("-vkey=nonsense", log.toString()).exitCode()).isEqualTo(1);
    assertThat(verify("-old=" + home.resolve("none"), log.toString()).exitCode()).isEqualTo(1);
    assertThat(verify().exitCode()).isEqualTo(1);
  }
}
