package io.holdfast.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.StorageFormatException;
import io.holdfast.storage.table.MemoryTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log makes of a file that a crash or a bad disk left. */
class TornTailTest {

  private static final List<String> FIRST_TWO = List.of("a=1", "b=2");

  @TempDir Path directory;
  private Path segment = Path.of("");
  private byte[] whole = new byte[0];
  private int secondEnds;
  private int thirdEnds;

  @BeforeEach
  void writeThreeGroups() throws IOException {
    try (FileLog log = LogBuilder.open(directory, new MemoryTable())) {
      LogBuilder.append(log, "a", 1);
      LogBuilder.append(log, "b", 2);
      secondEnds = ends(log);
      LogBuilder.append(log, "c", 3);
      thirdEnds = ends(log);
      segment = LogBuilder.segments(directory).getFirst();
      whole = Files.readAllBytes(segment);
    }
  }

  private static int ends(FileLog log) {
    return Math.toIntExact(log.writtenEnd());
  }

  private void leave(byte[] bytes) throws IOException {
    Files.write(segment, bytes);
  }

  /** Opens what is left, requires the first two groups, and goes on with another third one. */
  private void requireTheThirdGroupGone() {
    MemoryTable table = new MemoryTable();
    try (FileLog log = LogBuilder.open(directory, table)) {
      assertThat(LogBuilder.values(table)).isEqualTo(FIRST_TWO);
      assertThat(log.end()).isEqualTo(4);
      assertThat(LogBuilder.append(log, "d", 4)).isEqualTo(3);
      assertThat(LogBuilder.records(log, 3))
          .containsExactly("second record", "d=4", "second record");
    }
    MemoryTable again = new MemoryTable();
    try (FileLog log = LogBuilder.open(directory, again)) {
      assertThat(LogBuilder.values(again)).containsExactly("a=1", "b=2", "d=4");
      assertThat(log.end()).isEqualTo(6);
    }
  }

  @Test
  void aLastGroupCutOffAtAnyByteIsGoneAsAWhole() throws IOException {
    for (int length = secondEnds; length < thirdEnds; length++) {
      leave(Arrays.copyOf(whole, length));
      requireTheThirdGroupGone();
    }
  }

  @Test
  void aLastGroupOfWhichOnlyABeginningWasWrittenIsGoneAsAWhole() throws IOException {
    for (int length = secondEnds; length < thirdEnds; length++) {
      leave(Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
      if (length == thirdEnds - 1 && whole[length] == 0) {
        continue; // the byte that is missing is a zero: nothing is
      }
      requireTheThirdGroupGone();
    }
  }

  @Test
  void aLastGroupOfWhichOnlyALaterPartWasWrittenIsGoneAsAWhole() throws IOException {
    for (int from = secondEnds + 1; from < thirdEnds; from++) {
      byte[] holed = whole.clone();
      Arrays.fill(holed, secondEnds, from, (byte) 0);
      leave(holed);
      requireTheThirdGroupGone();
    }
  }

  @Test
  void rubbishBehindTheLastGroupIsCutOff() throws IOException {
    byte[] rubbish = whole.clone();
    byte[] noise = new byte[rubbish.length - secondEnds];
    new Random(7).nextBytes(noise);
    System.arraycopy(noise, 0, rubbish, secondEnds, noise.length);
    leave(rubbish);
    requireTheThirdGroupGone();
  }

  @Test
  void theWholeFileGivesAllGroups() throws IOException {
    leave(whole);
    MemoryTable table = new MemoryTable();
    try (FileLog log = LogBuilder.open(directory, table)) {
      assertThat(LogBuilder.values(table)).containsExactly("a=1", "b=2", "c=3");
      assertThat(LogBuilder.records(log, 0)).hasSize(6);
    }
  }

  @Test
  void anyChangedByteBeforeTheLastGroupIsDamageAndSaysWhere() throws IOException {
    for (int at = 0; at < secondEnds; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      leave(changed);
      assertThatThrownBy(() -> LogBuilder.open(directory, new MemoryTable()))
          .satisfiesAnyOf(
              e -> assertThat(e).isInstanceOf(StorageDamagedException.class),
              e -> assertThat(e).isInstanceOf(StorageFormatException.class))
          .hasMessageContaining(segment.toString());
    }
    byte[] changed = whole.clone();
    changed[Segment.HEADER_BYTES + Frame.HEADER_BYTES + 3] ^= 1;
    leave(changed);
    assertThatThrownBy(() -> LogBuilder.open(directory, new MemoryTable()))
        .hasMessageContaining("at offset " + Segment.HEADER_BYTES)
        .hasMessageContaining("group 1 is unreadable, though group 2 follows");
  }

  @Test
  void aFrameInsideAnUnfinishedGroupIsNotTakenForALaterOne() throws IOException {
    // A record may hold anything, so also the bytes of a frame, as one who knows the format would.
    byte[] third = Arrays.copyOfRange(whole, secondEnds, thirdEnds);
    byte[] torn = Arrays.copyOf(whole, secondEnds + 10 + third.length);
    Arrays.fill(torn, secondEnds, secondEnds + 10, (byte) 1);
    System.arraycopy(third, 0, torn, secondEnds + 10, third.length);
    leave(torn);
    requireTheThirdGroupGone();
  }

  @Test
  void aLaterFormatIsNamed() throws IOException {
    byte[] later = whole.clone();
    ByteBuffer.wrap(later).putInt(8, 99);
    leave(later);
    assertThatThrownBy(() -> LogBuilder.open(directory, new MemoryTable()))
        .isInstanceOf(StorageFormatException.class)
        .hasMessageContaining("journal format 99")
        .hasMessageContaining(segment.toString());
  }

  @Test
  void aTableThatIsAheadOfItsJournalIsDamage() throws IOException {
    leave(Arrays.copyOf(whole, secondEnds));
    MemoryTable ahead = new MemoryTable();
    ahead.apply(List.of(), 3);
    assertThatThrownBy(() -> LogBuilder.open(directory, ahead))
        .isInstanceOf(StorageDamagedException.class)
        .hasMessageContaining("ends with group 2, but the table has group 3");
  }
}
