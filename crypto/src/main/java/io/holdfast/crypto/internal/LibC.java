package io.holdfast.crypto.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The few functions of the C library that keep secrets in memory. Each answers whether it
 * succeeded; where the platform lacks a function, or native access is forbidden, it answers false.
 */
public final class LibC {
  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  /**
   * One shape for every function: three words in, an int out. Each further shape would cost the
   * start milliseconds of code generation. In the calling conventions of 64-bit platforms an int
   * argument is the lower half of a word, a pointer is a word, and a word that the function doesn't
   * declare stays unread.
   */
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final ConcurrentMap<String, Optional<MethodHandle>> FUNCTIONS =
      new ConcurrentHashMap<>();

  private LibC() {}

  /** Whether this is Linux, whose constants the functions marked so need. */
  public static boolean isLinux() {
    return LINUX;
  }

  /** mlock(2): keeps the pages that hold the segment out of swap. */
  public static boolean mlock(MemorySegment segment) {
    return succeeds("mlock", segment.address(), segment.byteSize(), 0);
  }

  /** munlock(2). */
  public static boolean munlock(MemorySegment segment) {
    return succeeds("munlock", segment.address(), segment.byteSize(), 0);
  }

  /** madvise(2) with MADV_DONTDUMP: leaves whole pages out of a core dump. Linux only. */
  public static boolean excludeFromCoreDump(MemorySegment pages) {
    int dontDump = 16;
    return LINUX && succeeds("madvise", pages.address(), pages.byteSize(), dontDump);
  }

  /** prctl(2) PR_SET_DUMPABLE 0: no core dump, and no attaching without privileges. Linux only. */
  public static boolean forbidDumps() {
    int setDumpable = 4;
    return LINUX && succeeds("prctl", setDumpable, 0, 0);
  }

  /** setrlimit(2) RLIMIT_CORE 0, soft and hard: no core dump. */
  public static boolean setCoreLimitToZero() {
    int core = 4; // on Linux, macOS and the BSDs alike
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(2 * JAVA_LONG.byteSize(), JAVA_LONG.byteAlignment());
      return succeeds("setrlimit", core, limits.address(), 0);
    }
  }

  /**
   * mlockall(2) of what is mapped now and later, each page when it is first touched, so that a heap
   * which is reserved but not used costs nothing. Linux only.
   */
  public static boolean lockAllMemory() {
    int currentAndFutureOnFault = 1 | 2 | 4;
    return LINUX && succeeds("mlockall", currentAndFutureOnFault, 0, 0);
  }

  private static boolean succeeds(String function, long first, long second, long third) {
    Optional<MethodHandle> handle = FUNCTIONS.computeIfAbsent(function, LibC::link);
    if (handle.isEmpty()) {
      return false;
    }
    try {
      return (int) handle.get().invokeExact(first, second, third) == 0;
    } catch (Error fatal) {
      throw fatal;
    } catch (Throwable refused) {
      return false;
    }
  }

  private static Optional<MethodHandle> link(String function) {
    try {
      Linker linker = Linker.nativeLinker();
      return linker
          .defaultLookup()
          .find(function)
          .map(symbol -> linker.downcallHandle(symbol, SHAPE));
    } catch (UnsupportedOperationException | IllegalCallerException noNativeAccess) {
      return Optional.empty();
    }
  }
}
