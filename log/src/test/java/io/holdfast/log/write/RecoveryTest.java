package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogException;
import io.holdfast.log.LogFixture;
import io.holdfast.log.TamperedLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was tampered with where it ends is not continued: a signature would cover it up. */
class RecoveryTest {
  @TempDir Path directory;

  @BeforeEach
  void writeALog() {
    LogFixture.write(directory, 200, 600);
  }

  @Test
  void aChangedTileAtTheEdgeIsRefused() throws IOException {
    change("tile/0/002.p/88", 17);
    assertRefused("does not lead to the root of the checkpoint");
  }

  @Test
  void aChangedTileHigherUpIsRefused() throws IOException {
    change("tile/1/000.p/2", 3);
    assertRefused("does not lead to the root of the checkpoint");
  }

  @Test
  void aChangedEntryAtTheEdgeIsRefusedByItsIndex() throws IOException {
    change("tile/entries/002.p/88", 4);
    assertRefused("tile/entries/002.p/88 does not hold entry 512");
  }

  @Test
  void aMissingFileAtTheEdgeIsRefusedByItsName() throws IOException {
    Files.delete(directory.resolve("tile/0/002.p/88"));
    assertRefused("tile/0/002.p/88 is missing");
  }

  @Test
  void aTileOfAnotherSizeIsRefused() throws IOException {
    Files.write(directory.resolve("tile/0/002.p/88"), new byte[32]);
    assertRefused("a tile of 2816 bytes has 32");
  }

  @Test
  void aRemovedCheckpointIsRefused() throws IOException {
    Files.delete(directory.resolve("checkpoint"));
    assertRefused("checkpoint is missing");
  }

  @Test
  void aCheckpointWithAnotherSizeIsRefused() throws IOException {
    String checkpoint = Files.readString(directory.resolve("checkpoint"));
    Files.writeString(directory.resolve("checkpoint"), checkpoint.replace("\n600\n", "\n512\n"));
    assertRefused("checkpoint is not signed by the key in log.vkey");
  }

  @Test
  void aCheckpointThatIsNoneIsRefused() throws IOException {
    Files.writeString(directory.resolve("checkpoint"), "600\n");
    assertRefused("is damaged: not a signed note");
  }

  @Test
  void anExchangedKeyIsRefused() throws IOException {
    String other = LogFixture.signer(LogFixture.ORIGIN, 1).verifierKey().toString();
    Files.writeString(directory.resolve("log.vkey"), other);
    assertRefused("checkpoint is not signed by the key in log.vkey");
  }

  @Test
  void theLogOfAnotherNodeIsRefused() {
    assertThatThrownBy(() -> TileLogWriter.open(directory, "holdfast.example/node-2"))
        .isInstanceOf(TamperedLogException.class)
        .hasMessageContaining("is of the log \"holdfast.example/node-1\"");
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsALogException() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> TileLogWriter.open(file, LogFixture.ORIGIN))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("cannot create the log's directory");
  }

  private void change(String file, int at) throws IOException {
    byte[] content = Files.readAllBytes(directory.resolve(file));
    content[at] ^= 1;
    Files.write(directory.resolve(file), content);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> TileLogWriter.open(directory, LogFixture.ORIGIN))
        .isInstanceOf(TamperedLogException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("not continued in this state");
  }
}
