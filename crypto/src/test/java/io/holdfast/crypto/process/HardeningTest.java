package io.holdfast.crypto.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.crypto.internal.LibC;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HardeningTest {
  @Test
  void aHardenedProcessCannotBeDumpedOrAttachedTo() throws Throwable {
    assumeTrue(LibC.isLinux(), "SKIPPED: hardening is checked on Linux only");
    Hardening.Outcome outcome = Hardening.apply(false);
    assertThat(outcome).isEqualTo(new Hardening.Outcome(true, true, false));
    assertThat(dumpable()).isZero();
    assertThat(Files.readAllLines(Path.of("/proc/self/limits")))
        .anyMatch(line -> line.matches("Max core file size\\s+0\\s+0\\s+bytes\\s*"));
  }

  /** prctl(PR_GET_DUMPABLE) */
  private static int dumpable() throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle prctl =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("prctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(1));
    return (int) prctl.invokeExact(3);
  }
}
