package io.holdfast.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.log.LogFixture;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of three levels, where a full tile of level 1 has a parent of its own. */
class LargeLogTamperingTest {
  @TempDir static Path written;
  @TempDir Path temporary;
  private Path directory = Path.of("");
  private Tamper tamper = new Tamper(directory);

  @BeforeAll
  static void writeALog() {
    LogFixture.write(written, 66_000);
  }

  @BeforeEach
  void copyTheLog() {
    directory = temporary.resolve("log");
    LogFixture.copy(written, directory);
    tamper = new Tamper(directory);
  }

  @Test
  void anAlteredTileOfEachLevelIsNamedAndNoEntrySuspected() {
    assertThat(report().findings()).isEmpty();
    tamper.flip("tile/0/200", 0);
    tamper.flip("tile/1/000", 8000);
    tamper.flip("tile/2/000.p/1", 5);
    assertThat(report().findings())
        .extracting(Finding::kind, Finding::file, Finding::first, Finding::last)
        .containsExactlyInAnyOrder(
            tuple(Kind.ALTERED_FILE, "tile/2/000.p/1", 0L, 65_535L),
            tuple(Kind.ALTERED_FILE, "tile/1/000", 0L, 65_535L),
            tuple(Kind.ALTERED_FILE, "tile/0/200", 51_200L, 51_455L));
  }

  @Test
  void theEntryIsNamedEvenIfTheTilesAboveItAreGone() {
    tamper.delete("tile/1/000");
    tamper.delete("tile/2/000.p/1");
    tamper.bundle(TileRef.entries(77, 256), entries -> entries.set(3, new byte[1]));
    assertThat(report().findings())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(Kind.MISSING_FILE, Kind.MISSING_FILE, Kind.CHANGED_ENTRY);
    assertThat(report().findings())
        .filteredOn(finding -> finding.kind() == Kind.CHANGED_ENTRY)
        .extracting(Finding::first)
        .containsExactly(77 * 256 + 3L);
  }

  @Test
  void manyFindingsAreCountedAndTheFirstThousandKept() {
    for (int bundle = 0; bundle < 257; bundle++) {
      tamper.bundle(
          TileRef.entries(bundle, 256),
          entries -> {
            for (int i = 0; i < 256; i += 16) {
              entries.set(i, new byte[1]);
            }
          });
    }
    assertThat(report().findings()).hasSize(1000);
    assertThat(report().findingCount()).isEqualTo(257 * 16);
  }

  private VerificationReport report() {
    return LogVerifier.verify(
        directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }
}
