package io.holdfast.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is really full: a small file system in memory, mounted for one process. */
class SmallDiskTest {

  private static final List<String> PRIVATE_MOUNTS = List.of("unshare", "-rm", "sh", "-c");

  @TempDir Path directory;

  @BeforeAll
  static void requirePrivateMounts(@TempDir Path directory) throws IOException {
    assumeThat(mayMount(directory)).as("this system lets a test mount a tmpfs of its own").isTrue();
  }

  private static boolean mayMount(Path directory) throws IOException {
    try {
      return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "" + directory)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      return false; // no such program
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aFullDiskLosesNothingAndWritingResumesByItself() throws Exception {
    List<String> wrapper = new ArrayList<>(PRIVATE_MOUNTS);
    wrapper.add("mount -t tmpfs -o size=128m tmpfs \"$0\" && exec \"$@\"");
    wrapper.add(directory.toString());
    try (ChildProcess child =
        ChildProcess.start(wrapper, FillingWriter.class, directory.toString())) {
      assertThat(child.lines(3)).containsExactly("full", "resumed", "whole");
      assertThat(child.exitCode()).isZero();
    }
  }
}
