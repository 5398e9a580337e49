package io.holdfast.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of tampering is found, and named by file and entry. */
class TamperingTest {
  private static final TileRef FIRST = TileRef.entries(0, 256);
  private static final TileRef SECOND = TileRef.entries(1, 256);
  private static final TileRef LAST = TileRef.entries(2, 188);

  @TempDir static Path written;
  @TempDir Path temporary;
  private Path directory = Path.of("");
  private Tamper tamper = new Tamper(directory);

  @BeforeAll
  static void writeALog() {
    LogFixture.write(written, 300, 520, 700);
  }

  @BeforeEach
  void copyTheLog() {
    directory = temporary.resolve("log");
    LogFixture.copy(written, directory);
    tamper = new Tamper(directory);
  }

  @Test
  void anUntouchedLogIsInOrder() {
    VerificationReport report = report();
    assertThat(report.ok()).isTrue();
    assertThat(report.findings()).isEmpty();
    assertThat(report.size()).isEqualTo(700);
    assertThat(report.newest().verified()).isEqualTo(700);
    assertThat(report.newest().awaiting()).isZero();
    assertThat(report.keyPinned()).isTrue();
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void aChangedEntry() {
    tamper.bundle(SECOND, entries -> entries.set(44, "entry 3OO".getBytes(UTF_8)));
    assertFound(at(Kind.CHANGED_ENTRY, "tile/entries/001", 300));
  }

  @Test
  void aSingleBitOfAnEntry() {
    tamper.flip("tile/entries/000", 5);
    assertFound(at(Kind.CHANGED_ENTRY, "tile/entries/000", 0));
  }

  @Test
  void aChangedEntryInTheLastBundle() {
    tamper.bundle(LAST, entries -> entries.set(187, new byte[0]));
    assertFound(at(Kind.CHANGED_ENTRY, "tile/entries/002.p/188", 699));
  }

  @Test
  void aDroppedEntry() {
    tamper.bundle(SECOND, entries -> entries.remove(10));
    assertFound(at(Kind.DROPPED_ENTRY, "tile/entries/001", 266));
  }

  @Test
  void aDroppedLastEntry() {
    tamper.bundle(LAST, List::removeLast);
    assertFound(at(Kind.DROPPED_ENTRY, "tile/entries/002.p/188", 699));
  }

  @Test
  void anEntryThatWasDroppedWithAllOthersMovedUp() {
    tamper.bundle(
        FIRST,
        entries -> {
          entries.remove(3);
          entries.add(LogFixture.entry(256));
        });
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .containsExactly(
            "DROPPED_ENTRY tile/entries/000 3..3", "INSERTED_ENTRY tile/entries/000 256..256");
  }

  @Test
  void twoExchangedEntries() {
    tamper.bundle(SECOND, entries -> Collections.swap(entries, 0, 100));
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .containsExactly(
            "REORDERED_ENTRY tile/entries/001 256..256",
            "REORDERED_ENTRY tile/entries/001 356..356");
  }

  @Test
  void anEntryMovedElsewhereInItsBundle() {
    tamper.bundle(SECOND, entries -> entries.add(20, entries.remove(10)));
    assertFound(new Finding(Kind.REORDERED_ENTRY, "tile/entries/001", 266, 276, ""));
  }

  @Test
  void anInsertedEntry() {
    tamper.bundle(SECOND, entries -> entries.add(7, "entry never".getBytes(UTF_8)));
    assertFound(at(Kind.INSERTED_ENTRY, "tile/entries/001", 263));
  }

  @Test
  void aBundleExchangedForAnother() {
    tamper.write("tile/entries/000", tamper.read("tile/entries/001"));
    assertFound(new Finding(Kind.CHANGED_ENTRY, "tile/entries/000", 0, 255, ""));
  }

  @Test
  void aBundleThatDoesNotDecode() {
    tamper.cut("tile/entries/001", 500);
    List<Finding> findings = report().findings();
    assertThat(findings.getFirst().kind()).isEqualTo(Kind.ALTERED_FILE);
    assertThat(findings.getFirst().detail()).startsWith("cannot be decoded: the entry at byte");
    assertThat(findings.getLast().kind()).isEqualTo(Kind.DROPPED_ENTRY);
    assertThat(findings.getLast().last()).isEqualTo(511);
  }

  @Test
  void aMissingBundleInTheMiddle() {
    tamper.delete("tile/entries/001");
    assertFound(new Finding(Kind.MISSING_FILE, "tile/entries/001", 256, 511, ""));
  }

  @Test
  void anAlteredTileOfLeaves() {
    tamper.flip("tile/0/001", 99);
    assertFound(new Finding(Kind.ALTERED_FILE, "tile/0/001", 256, 511, ""));
  }

  @Test
  void aTileOfAnotherSize() {
    tamper.cut("tile/0/000", 32);
    assertFound(new Finding(Kind.ALTERED_FILE, "tile/0/000", 0, 255, ""));
  }

  @Test
  void aMissingTileOfLeaves() {
    tamper.delete("tile/0/000");
    assertFound(new Finding(Kind.MISSING_FILE, "tile/0/000", 0, 255, ""));
  }

  @Test
  void anAlteredTileAtTheEdge() {
    tamper.flip("tile/0/002.p/188", 0);
    assertFound(new Finding(Kind.ALTERED_FILE, "tile/0/002.p/188", 512, 699, ""));
  }

  @Test
  void anAlteredTileOfAHigherLevel() {
    tamper.flip("tile/1/000.p/2", 40);
    assertFound(new Finding(Kind.ALTERED_FILE, "tile/1/000.p/2", 0, 511, ""));
  }

  @Test
  void aMissingTileOfAHigherLevel() {
    tamper.delete("tile/1/000.p/2");
    assertFound(new Finding(Kind.MISSING_FILE, "tile/1/000.p/2", 0, 511, ""));
  }

  @Test
  void anAlteredEarlierStateThatAReaderOfAnOldCheckpointWouldGet() {
    tamper.flip("tile/0/002.p/8", 0);
    tamper.flip("tile/entries/002.p/8", 4);
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .containsExactly(
            "ALTERED_FILE tile/0/002.p/8 512..519", "ALTERED_FILE tile/entries/002.p/8 512..519");
  }

  @Test
  void anEntryChangedTogetherWithItsTile() {
    tamper.bundle(SECOND, entries -> entries.set(44, "entry 3OO".getBytes(UTF_8)));
    tamper.rehash(new TileRef(0, 1, 256));
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .containsExactly(
            "ALTERED_FILE tile/0/001 256..511", "CHANGED_ENTRY tile/entries/001 256..511");
  }

  @Test
  void anEntryChangedTogetherWithEveryTileUpToTheRoot() {
    tamper.bundle(SECOND, entries -> entries.set(144, "entry 4OO".getBytes(UTF_8)));
    tamper.rehash(new TileRef(0, 1, 256));
    tamper.rehashFromBelow(new TileRef(1, 0, 2));
    assertFound(new Finding(Kind.ROOT_MISMATCH, "checkpoint", 0, 699, ""));
  }

  @Test
  void severalThingsAtOnceAreAllNamed() {
    tamper.bundle(FIRST, entries -> entries.set(9, new byte[] {9}));
    tamper.delete("tile/0/001");
    tamper.flip("tile/1/000.p/2", 0);
    tamper.bundle(LAST, entries -> entries.remove(1));
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .containsExactlyInAnyOrder(
            "CHANGED_ENTRY tile/entries/000 9..9",
            "MISSING_FILE tile/0/001 256..511",
            "ALTERED_FILE tile/1/000.p/2 0..511",
            "DROPPED_ENTRY tile/entries/002.p/188 513..513");
  }

  @Test
  void aLogCutOffAtItsEnd() {
    tamper.delete("tile/entries/001");
    tamper.deleteAll("tile/entries/002.p");
    assertFound(new Finding(Kind.TRUNCATED, "tile/entries/001", 256, 699, ""));
  }

  @Test
  void aLogCutOffWithItsTiles() {
    tamper.deleteAll("tile/entries/002.p");
    tamper.deleteAll("tile/0/002.p");
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .contains("TRUNCATED tile/entries/002.p/188 512..699");
  }

  @Test
  void aWholeTileDirectoryRemoved() {
    tamper.deleteAll("tile");
    assertThat(report().findings())
        .extracting(TamperingTest::place)
        .contains("TRUNCATED tile/entries/000 0..699");
  }

  private void assertFound(Finding expected) {
    List<Finding> findings = report().findings();
    assertThat(findings).extracting(TamperingTest::place).containsExactly(place(expected));
  }

  private VerificationReport report() {
    return LogVerifier.verify(
        directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }

  private static Finding at(Kind kind, String file, long index) {
    return Finding.at(kind, file, index, "");
  }

  private static String place(Finding finding) {
    return finding.kind() + " " + finding.file() + " " + finding.first() + ".." + finding.last();
  }
}
