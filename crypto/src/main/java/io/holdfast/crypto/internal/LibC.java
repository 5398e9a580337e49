package io.holdfast.crypto.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The few functions of the C library that keep secrets in memory. Each answers whether it
 * succeeded; where the platform lacks a function, or native access is forbidden, it answers false.
 */
public final class LibC {
  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  private LibC() {}

  /** Whether the constants below, which are Linux's, apply to this platform. */
  public static boolean isLinux() {
    return LINUX;
  }

  /** mlock(2): keeps the pages that hold the segment out of swap. */
  public static boolean mlock(MemorySegment segment) {
    return Memory.MLOCK
        .map(mlock -> callsToZero(() -> (int) mlock.invokeExact(segment, segment.byteSize())))
        .orElse(false);
  }

  /** munlock(2). */
  public static boolean munlock(MemorySegment segment) {
    return Memory.MUNLOCK
        .map(munlock -> callsToZero(() -> (int) munlock.invokeExact(segment, segment.byteSize())))
        .orElse(false);
  }

  /** madvise(2) with MADV_DONTDUMP: leaves whole pages out of a core dump. Linux only. */
  public static boolean excludeFromCoreDump(MemorySegment pages) {
    int dontDump = 16;
    return LINUX
        && Memory.MADVISE
            .map(madvise ->
                callsToZero(() -> (int) madvise.invokeExact(pages, pages.byteSize(), dontDump)))
            .orElse(false);
  }

  /** prctl(2) PR_SET_DUMPABLE 0: no core dump, and no attaching without privileges. Linux only. */
  public static boolean forbidDumps() {
    int setDumpable = 4;
    return LINUX
        && function("prctl", Linker.Option.firstVariadicArg(1), JAVA_INT, JAVA_LONG)
            .map(prctl -> callsToZero(() -> (int) prctl.invokeExact(setDumpable, 0L)))
            .orElse(false);
  }

  /** setrlimit(2) RLIMIT_CORE 0, soft and hard: no core dump. */
  public static boolean setCoreLimitToZero() {
    int core = 4; // on Linux, macOS and the BSDs alike
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment zeros = arena.allocate(2 * JAVA_LONG.byteSize(), JAVA_LONG.byteAlignment());
      return function("setrlimit", JAVA_INT, ADDRESS)
          .map(setrlimit -> callsToZero(() -> (int) setrlimit.invokeExact(core, zeros)))
          .orElse(false);
    }
  }

  /**
   * mlockall(2) of what is mapped now and later, each page when it is first touched, so that a heap
   * which is reserved but not used costs nothing. Linux only.
   */
  public static boolean lockAllMemory() {
    int currentAndFutureOnFault = 1 | 2 | 4;
    return LINUX
        && function("mlockall", JAVA_INT)
            .map(mlockall -> callsToZero(() -> (int) mlockall.invokeExact(currentAndFutureOnFault)))
            .orElse(false);
  }

  private static Optional<MethodHandle> function(String name, MemoryLayout... arguments) {
    return link(name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private static Optional<MethodHandle> function(
      String name, Linker.Option option, MemoryLayout... arguments) {
    return link(name, FunctionDescriptor.of(JAVA_INT, arguments), option);
  }

  private static Optional<MethodHandle> link(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    try {
      Linker linker = Linker.nativeLinker();
      return linker
          .defaultLookup()
          .find(name)
          .map(symbol -> linker.downcallHandle(symbol, descriptor, options));
    } catch (UnsupportedOperationException | IllegalCallerException noNativeAccess) {
      return Optional.empty();
    }
  }

  private static boolean callsToZero(NativeCall call) {
    try {
      return call.invoke() == 0;
    } catch (Error fatal) {
      throw fatal;
    } catch (Throwable refused) {
      return false;
    }
  }

  /** A downcall that answers an int. */
  private interface NativeCall {
    int invoke() throws Throwable;
  }

  /** Linked on first use: linking costs milliseconds at a start that may not need it. */
  private static final class Memory {
    static final Optional<MethodHandle> MLOCK = function("mlock", ADDRESS, JAVA_LONG);
    static final Optional<MethodHandle> MUNLOCK = function("munlock", ADDRESS, JAVA_LONG);
    static final Optional<MethodHandle> MADVISE = function("madvise", ADDRESS, JAVA_LONG, JAVA_INT);
  }
}
