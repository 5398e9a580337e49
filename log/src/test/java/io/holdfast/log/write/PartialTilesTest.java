package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader works from that has fetched an earlier checkpoint. */
class PartialTilesTest {
  @TempDir Path directory;

  @Test
  void theTilesOfEveryCheckpointStayUntilTheFullOneIsThere() {
    LogFixture.write(directory, 10, 20, 200);
    for (int width : new int[] {10, 20, 200}) {
      assertThat(directory.resolve("tile/0/000.p/" + width)).exists();
      assertThat(directory.resolve("tile/entries/000.p/" + width)).exists();
    }
  }

  @Test
  void thoseOfThePreviousCheckpointStayEvenThen() {
    LogFixture.write(directory, 10, 200, 300);
    assertThat(directory.resolve("tile/0/000.p/200")).exists();
    assertThat(directory.resolve("tile/entries/000.p/200")).exists();
    LogFixture.write(directory, 310);
    assertThat(directory.resolve("tile/0/000.p")).doesNotExist();
    assertThat(directory.resolve("tile/entries/000.p")).doesNotExist();
    assertThat(directory.resolve("tile/0/001.p/44")).exists();
    assertThat(directory.resolve("tile/0/001.p/54")).exists();
  }

  @Test
  void aReaderFindsInTheFullTileWhatWasPartial() {
    LogFixture.write(directory, 200, 300, 310);
    TileDirectory tiles = new TileDirectory(directory);
    assertThat(tiles.tile(new TileRef(0, 0, 200)).orElseThrow().content()).hasSize(200);
    assertThat(tiles.bundle(TileRef.entries(0, 200)).orElseThrow().content().entries())
        .hasSize(200);
  }

  @Test
  void whatAnEarlierProcessLeftIsCleanedUpToo() {
    LogFixture.write(directory, 10, 300);
    LogFixture.write(directory, 301);
    LogFixture.write(directory, 302);
    assertThat(directory.resolve("tile/0/000.p")).doesNotExist();
  }

  @Test
  void statesThatWereNeverPublishedAreForgottenAtTheNextOpening() {
    LogFixture.write(directory, 10);
    try (TileLogWriter log = TileLogWriter.open(directory, LogFixture.ORIGIN)) {
      log.append(10, LogFixture.entries(10, 20));
      log.checkpoint();
      assertThat(directory.resolve("tile/0/000.p/20")).exists();
    }
    LogFixture.write(directory, 30);
    assertThat(directory.resolve("tile/0/000.p/10")).exists();
    assertThat(directory.resolve("tile/0/000.p/20")).doesNotExist();
    assertThat(directory.resolve("tile/entries/000.p/20")).doesNotExist();
    assertThat(directory.resolve("tile/0/000.p/30")).exists();
  }
}
