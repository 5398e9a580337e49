package io.holdfast.crypto.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

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

  static Optional<MethodHandle> function(String name, MemoryLayout... arguments) {
    try {
      Linker linker = Linker.nativeLinker();
      return linker
          .defaultLookup()
          .find(name)
          .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, arguments)));
    } catch (UnsupportedOperationException | IllegalCallerException noNativeAccess) {
      return Optional.empty();
    }
  }

  static boolean callsToZero(NativeCall call) {
    try {
      return call.invoke() == 0;
    } catch (Error fatal) {
      throw fatal;
    } catch (Throwable refused) {
      return false;
    }
  }

  /** A downcall that answers an int. */
  interface NativeCall {
    int invoke() throws Throwable;
  }

  /** Linked on first use: linking costs milliseconds at a start that may not need it. */
  private static final class Memory {
    static final Optional<MethodHandle> MLOCK = function("mlock", ADDRESS, JAVA_LONG);
    static final Optional<MethodHandle> MUNLOCK = function("munlock", ADDRESS, JAVA_LONG);
    static final Optional<MethodHandle> MADVISE = function("madvise", ADDRESS, JAVA_LONG, JAVA_INT);
  }
}
