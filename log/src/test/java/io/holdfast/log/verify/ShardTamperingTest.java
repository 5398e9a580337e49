package io.holdfast.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.log.LogFixture;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.NoteSigner;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import io.holdfast.log.write.ShardedLogWriter;
import io.holdfast.log.write.TileLogWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of three shards, in which the chain between them is what must not be broken. */
class ShardTamperingTest {
  @TempDir Path directory;
  private Tamper tamper = new Tamper(Path.of(""));

  @BeforeEach
  void writeThreeShards() {
    tamper = new Tamper(directory);
    try (ShardedLogWriter log = ShardedLogWriter.open(directory, LogFixture.ORIGIN)) {
      log.keys(origin -> LogFixture.signer(origin, seed(origin)));
      for (long size = 300; size <= 900; size += 300) {
        log.append(size - 300, LogFixture.entries(size - 300, size));
        log.checkpoint();
        if (size < 900) {
          log.nextShard();
        }
      }
    }
  }

  @Test
  void theKeyOfAnyShardVerifiesTheWholeChain() {
    for (int number = 1; number <= 3; number++) {
      String origin = number == 1 ? LogFixture.ORIGIN : LogFixture.ORIGIN + "/shard-00000" + number;
      VerificationReport report = report(signer(origin).verifierKey(), Optional.empty());
      assertThat(report.findings()).isEmpty();
      assertThat(report.shards()).hasSize(3);
      assertThat(report.size()).isEqualTo(301 + 302 + 301);
    }
  }

  @Test
  void aChangedEntryIsNamedWithItsShard() {
    tamper.flip("shard-000002/tile/entries/000", 700);
    assertThat(report().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.CHANGED_ENTRY);
          assertThat(finding.file()).isEqualTo("shard-000002/tile/entries/000");
        });
  }

  @Test
  void aMissingLastShardIsFoundByTheLeafThatAnnouncedIt() {
    tamper.deleteAll("shard-000003");
    assertThat(report().findings())
        .extracting(Finding::kind, Finding::file)
        .containsExactly(tuple(Kind.TRUNCATED, "shard-000003"));
  }

  @Test
  void aClosedShardPutBackToAnEarlierStateIsFoundByTheNext(@TempDir Path other) {
    SignedCheckpoint earlier = LogFixture.write(other, 300);
    tamper.write("checkpoint", earlier.encode());
    assertThat(kinds(report())).contains(Kind.BROKEN_CHAIN);
  }

  @Test
  void aShardReplacedByAnIntrudersIsFoundByTheAnnouncedKey() {
    String origin = LogFixture.ORIGIN + "/shard-000003";
    NoteSigner intruder = LogFixture.signer(origin, 99);
    byte[] opening = LogReader.open(directory.resolve("shard-000003")).entry(0);
    tamper.deleteAll("shard-000003");
    try (TileLogWriter log = TileLogWriter.open(directory.resolve("shard-000003"), origin)) {
      log.signer(intruder);
      log.append(0, List.of(opening, "entry never".getBytes(UTF_8)));
      log.checkpoint();
    }
    assertThat(kinds(report())).contains(Kind.WRONG_KEY, Kind.BAD_SIGNATURE);
    VerificationReport unpinned =
        LogVerifier.verify(directory, Optional.empty(), Optional.empty(), Progress.NONE);
    assertThat(kinds(unpinned)).containsExactly(Kind.BROKEN_CHAIN);
  }

  @Test
  void anOldCheckpointIsComparedWithItsOwnShard() {
    Checkpoint second = LogReader.open(directory.resolve("shard-000002")).head().checkpoint();
    SignedCheckpoint later =
        SignedCheckpoint.sign(
            new Checkpoint(second.origin(), second.size() + 5, second.root()),
            signer(second.origin()));
    VerificationReport report = report(LogFixture.key(), Optional.of(later));
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.TRUNCATED);
          assertThat(finding.file()).isEqualTo("shard-000002/checkpoint");
        });
  }

  @Test
  void anOpeningLeafThatWasExchangedIsFound() {
    new Tamper(directory.resolve("shard-000002"))
        .bundle(TileRef.entries(0, 256), entries -> entries.set(0, new byte[3]));
    assertThat(kinds(report())).contains(Kind.BROKEN_CHAIN, Kind.CHANGED_ENTRY);
  }

  private VerificationReport report() {
    return report(LogFixture.key(), Optional.empty());
  }

  private VerificationReport report(VerifierKey key, Optional<SignedCheckpoint> old) {
    return LogVerifier.verify(directory, Optional.of(key), old, Progress.NONE);
  }

  private static NoteSigner signer(String origin) {
    return LogFixture.signer(origin, seed(origin));
  }

  /** Each shard has another key. */
  private static int seed(String origin) {
    return origin.endsWith("2") ? 2 : origin.endsWith("3") ? 3 : 0;
  }

  private static List<Kind> kinds(VerificationReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }
}
