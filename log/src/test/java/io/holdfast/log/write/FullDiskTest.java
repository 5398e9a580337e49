package io.holdfast.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogException;
import io.holdfast.log.LogFixture;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk refuses every step once; each time the same call is made again. */
class FullDiskTest {
  @TempDir Path temporary;

  @Test
  void afterEachRefusalTheSameCallGoesOnAndNothingIsLost() {
    SignedCheckpoint undisturbed = LogFixture.write(temporary.resolve("undisturbed"), 1100);
    Path directory = temporary.resolve("log");
    RefusingFiles files = new RefusingFiles();
    try (TileLogWriter log = TileLogWriter.open(directory, LogFixture.ORIGIN, files)) {
      log.signer(LogFixture.signer());
      for (long size : new long[] {200, 300, 600, 1100}) {
        long first = log.size();
        insist(files, () -> log.append(first, LogFixture.entries(first, size)));
        assertThat(log.size()).isEqualTo(size);
        insist(files, log::checkpoint);
        assertThat(log.published()).isEqualTo(size);
      }
      assertThat(log.head()).contains(undisturbed);
    }
    assertThat(files.refusals).isGreaterThan(30);
    assertThat(
            LogVerifier.verify(
                    directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE)
                .findings())
        .isEmpty();
  }

  /** Lets the call fail at its first step, then at its second, and so on, until it succeeds. */
  private static void insist(RefusingFiles files, Runnable call) {
    for (int allowed = 0; ; allowed++) {
      files.allowed = allowed;
      int before = files.refusals;
      try {
        call.run();
        return;
      } catch (LogException e) {
        assertThat(files.refusals).isGreaterThan(before);
        assertThatThrownBy(
                () -> {
                  throw e;
                })
            .hasMessageContaining("No space left on device");
      }
    }
  }

  private static final class RefusingFiles implements LogFiles {
    private final LogFiles files = new DiskFiles();
    private int allowed = Integer.MAX_VALUE;
    private int refusals;

    private void step() throws IOException {
      if (allowed-- <= 0) {
        refusals++;
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
      step();
      files.createDirectory(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      step();
      files.write(file, content);
    }

    @Override
    public void sync(Path file) throws IOException {
      step();
      files.sync(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
      step();
      files.syncDirectory(directory);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      step();
      files.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      step();
      files.delete(path);
    }
  }
}
