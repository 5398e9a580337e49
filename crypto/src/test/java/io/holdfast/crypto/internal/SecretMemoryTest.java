package io.holdfast.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMemoryTest {
  @Test
  void freedMemoryIsZero() {
    SecretMemory.Slot slot = SecretMemory.allocate(100);
    slot.memory().fill((byte) 7);
    slot.free();
    assertThat(slot.memory().toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 4096, 10_000})
  void thePagesOfSecretsStayOutOfSwapAndCoreDumps(int size) throws IOException {
    assumeTrue(LibC.isLinux(), "SKIPPED: what a page is locked by is told by Linux only");
    SecretMemory.Slot slot = SecretMemory.allocate(size);
    assumeTrue(LibC.mlock(slot.memory()), "SKIPPED: this user may not lock memory (ulimit -l)");
    assertThat(vmFlags(slot.memory())).contains("lo", "dd");
    slot.free();
  }

  /** The flags in /proc/self/smaps of the mapping that holds the segment. */
  private static List<String> vmFlags(MemorySegment segment) throws IOException {
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        String[] range = line.split(" ", 2)[0].split("-", 2);
        inside =
            Long.parseUnsignedLong(range[0], 16) <= segment.address()
                && segment.address() < Long.parseUnsignedLong(range[1], 16);
      } else if (inside && line.startsWith("VmFlags:")) {
        return List.of(line.substring("VmFlags:".length()).strip().split(" ", -1));
      }
    }
    return List.of();
  }
}
