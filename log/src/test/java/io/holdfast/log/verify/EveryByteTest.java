package io.holdfast.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to any file that a reader uses, the verifier says so, and never fails itself.
 */
class EveryByteTest {
  private static final int CHANGES = 12;

  @TempDir Path directory;
  private final Random random = new Random(31);

  @Test
  void noFileCanBeChangedCutOrRemovedUnnoticed() throws IOException {
    LogFixture.write(directory, 5, 300, 301, 560);
    assertThat(report().findings()).isEmpty();
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      for (int change = 0; change < CHANGES; change++) {
        Files.write(file, changed(content));
        assertThat(report().ok()).as("%s changed", file).isFalse();
      }
      Files.write(file, Arrays.copyOf(content, random.nextInt(content.length)));
      assertThat(report().ok()).as("%s cut", file).isFalse();
      Files.write(file, content);
    }
    assertThat(report().findings()).isEmpty();
  }

  /** One bit of any byte; the last one of a text file may be white space, which is not compared. */
  private byte[] changed(byte[] content) {
    byte[] changed = content.clone();
    changed[random.nextInt(content.length - 1)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  private VerificationReport report() {
    return LogVerifier.verify(
        directory, Optional.of(LogFixture.key()), Optional.empty(), Progress.NONE);
  }
}
