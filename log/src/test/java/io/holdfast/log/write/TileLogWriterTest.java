package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogException;
import io.holdfast.log.LogFixture;
import io.holdfast.log.TamperedLogException;
import io.holdfast.log.note.NoteSigner;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.EntryBundle;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import io.holdfast.log.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileLogWriterTest {
  @TempDir Path directory;

  @Test
  void theFilesAreThoseOfTheSpecification() throws IOException {
    SignedCheckpoint head = LogFixture.write(directory, 1000);
    assertThat(head.checkpoint().origin()).isEqualTo(LogFixture.ORIGIN);
    assertThat(head.checkpoint().size()).isEqualTo(1000);
    assertThat(head.checkpoint().root())
        .hasToString("NGxrnLicS3b6ydyyDNqG46AcCldBfBOQKOrNRTj96Vs=");
    assertThat(Files.readString(directory.resolve("log.vkey"))).isEqualTo(LogFixture.key() + "\n");
    assertThat(Files.readAllBytes(directory.resolve("checkpoint"))).isEqualTo(head.encode());
    assertThat(directory.resolve("tile/0/002")).hasSize(8192);
    assertThat(directory.resolve("tile/0/003.p/232")).hasSize(232 * 32);
    assertThat(directory.resolve("tile/1/000.p/3")).hasSize(3 * 32);
    assertThat(directory.resolve("tile/entries/002")).exists();
    assertThat(directory.resolve("tile/entries/003.p/232")).exists();
    assertThat(directory.resolve("tile/0/003")).doesNotExist();
  }

  @Test
  void aReopenedLogGoesOnWhereItsCheckpointIs() {
    LogFixture.write(directory, 700);
    try (TileLogWriter log = open()) {
      assertThat(log.size()).isEqualTo(700);
      assertThat(log.published()).isEqualTo(700);
      log.signer(LogFixture.signer());
      log.append(650, LogFixture.entries(650, 1000));
      assertThat(log.size()).isEqualTo(1000);
      assertThat(log.published()).isEqualTo(700);
      assertThat(log.checkpoint().orElseThrow().checkpoint().root())
          .hasToString("NGxrnLicS3b6ydyyDNqG46AcCldBfBOQKOrNRTj96Vs=");
    }
  }

  @Test
  void aCheckpointWithoutNewEntriesIsTheSameOne() {
    try (TileLogWriter log = open()) {
      assertThat(log.checkpoint()).isEmpty();
      log.signer(LogFixture.signer());
      SignedCheckpoint empty = log.checkpoint().orElseThrow();
      assertThat(empty.checkpoint().size()).isZero();
      log.append(0, LogFixture.entries(0, 5));
      SignedCheckpoint five = log.checkpoint().orElseThrow();
      assertThat(log.checkpoint()).containsSame(five);
    }
  }

  @Test
  void whileSealedEntriesAreWrittenAndTheFirstCheckpointAfterwardsCoversThem() {
    LogFixture.write(directory, 100);
    try (TileLogWriter log = open()) {
      log.append(100, LogFixture.entries(100, 300));
      assertThat(log.checkpoint().orElseThrow().checkpoint().size()).isEqualTo(100);
      assertThat(report().findings()).isEmpty();
      assertThat(report().newest().awaiting()).isEqualTo(200);
      assertThat(report().notes()).contains("200 entries in tile await a checkpoint");
      log.signer(LogFixture.signer());
      assertThat(log.checkpoint().orElseThrow().checkpoint().size()).isEqualTo(300);
      assertThat(report().newest().awaiting()).isZero();
    }
  }

  @Test
  void aGapIsRefusedAndNothingOfItTaken() {
    try (TileLogWriter log = open()) {
      log.append(0, LogFixture.entries(0, 5));
      assertThatThrownBy(() -> log.append(6, LogFixture.entries(6, 7)))
          .hasMessage("the log holds 5 entries: the next one cannot be entry 6");
      assertThatThrownBy(() -> log.append(-1, LogFixture.entries(0, 9)))
          .isInstanceOf(LogException.class);
      assertThat(log.size()).isEqualTo(5);
    }
  }

  @Test
  void anEntryTooLargeForALeafIsRefusedWithItsNumber() {
    try (TileLogWriter log = open()) {
      List<byte[]> entries = List.of(new byte[EntryBundle.MAX_ENTRY], new byte[65_536]);
      assertThatThrownBy(() -> log.append(0, entries))
          .hasMessage("entry 1 has 65536 bytes, a leaf at most 65535: split it into parts");
      assertThat(log.size()).isZero();
    }
  }

  @Test
  void anotherHistoryThanTheLogsIsNotSwallowed() {
    LogFixture.write(directory, 600);
    try (TileLogWriter log = open()) {
      for (long index : new long[] {0, 255, 511, 512, 599}) {
        assertThatThrownBy(() -> log.append(index, LogFixture.entries(index + 1, index + 2)))
            .isInstanceOf(TamperedLogException.class)
            .hasMessageContaining("entry " + index + " is not the one that the log in");
      }
      log.append(0, LogFixture.entries(0, 700));
      assertThat(log.size()).isEqualTo(700);
    }
  }

  @Test
  void onlyOneWriterAtATimeHasALog() {
    try (TileLogWriter log = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("being written by another process");
      log.append(0, LogFixture.entries(0, 1));
    }
    try (TileLogWriter log = open()) {
      assertThat(log.size()).isZero();
    }
  }

  @Test
  void aClosedLogTakesNothing() {
    TileLogWriter log = open();
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(0, LogFixture.entries(0, 1)))
        .hasMessageContaining("closed");
    assertThatThrownBy(log::checkpoint).hasMessageContaining("closed");
  }

  @Test
  void anotherKeyCannotContinueALog() {
    LogFixture.write(directory, 5);
    try (TileLogWriter log = open()) {
      assertThatThrownBy(() -> log.signer(LogFixture.signer(LogFixture.ORIGIN, 1)))
          .isInstanceOf(TamperedLogException.class)
          .hasMessageContaining("signed by another key");
      assertThatThrownBy(() -> log.signer(LogFixture.signer("holdfast.example/node-2", 0)))
          .hasMessageContaining("cannot be signed by the key of \"holdfast.example/node-2\"");
    }
  }

  @Test
  void aSignatureThatDoesNotVerifyIsNotPublished() {
    VerifierKey key = LogFixture.key();
    NoteSigner broken =
        new NoteSigner() {
          @Override
          public VerifierKey verifierKey() {
            return key;
          }

          @Override
          public byte[] sign(byte[] text) {
            return new byte[64];
          }
        };
    try (TileLogWriter log = open()) {
      log.signer(broken);
      log.append(0, LogFixture.entries(0, 5));
      assertThatThrownBy(log::checkpoint).hasMessageContaining("does not verify");
      assertThat(directory.resolve("checkpoint")).doesNotExist();
    }
  }

  @Test
  void entriesAppendedWhileCheckpointsArePublishedAreNeitherLostNorMixedUp()
      throws ExecutionException, InterruptedException {
    try (TileLogWriter log = open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      log.signer(LogFixture.signer());
      Future<?> appending =
          threads.submit(() -> {
            for (long first = 0; first < 20_000; first += 50) {
              log.append(first, LogFixture.entries(first, first + 50));
            }
          });
      while (!appending.isDone()) {
        log.checkpoint();
      }
      appending.get();
      log.checkpoint();
      assertThat(log.published()).isEqualTo(20_000);
      assertThat(report().findings()).isEmpty();
      assertThat(report().size()).isEqualTo(20_000);
    }
  }

  @Test
  void aLogThatIsBeingWrittenVerifiesAllTheTime() throws ExecutionException, InterruptedException {
    LogFixture.write(directory, 1);
    try (TileLogWriter log = open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      log.signer(LogFixture.signer());
      Future<?> writing =
          threads.submit(() -> {
            for (long first = 1; first < 3000; first += 37) {
              log.append(first, LogFixture.entries(first, first + 37));
              log.checkpoint();
            }
          });
      while (!writing.isDone()) {
        assertThat(report().findings()).isEmpty();
      }
      writing.get();
      assertThat(report().size()).isEqualTo(3035 - 3035 % 37 + 1);
    }
  }

  private TileLogWriter open() {
    return TileLogWriter.open(directory, LogFixture.ORIGIN);
  }

  private VerificationReport report() {
    return LogVerifier.verify(
        directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }
}
