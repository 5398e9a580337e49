package io.holdfast.crypto.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Off-heap memory for secrets, locked out of swap and left out of core dumps where the platform
 * allows it.
 *
 * <p>Locking works on whole pages and costs system calls, so that small secrets share regions of 64
 * KiB which are locked once and never given back; a freed slot is zeroed and reused by the next
 * secret of its size class. A secret above 4 KiB has pages of its own, released with it.
 */
public final class SecretMemory {
  private static final int PAGE = 4096;
  private static final int REGION = 64 * 1024;
  private static final int SMALLEST = 32;

  private static final SizeClass[] CLASSES = sizeClasses();

  private SecretMemory() {}

  /** Zeroed memory of at least {@code size} bytes; {@link Slot#free} must follow, exactly once. */
  public static Slot allocate(int size) {
    return size > PAGE ? ownPages(size) : CLASSES[classOf(size)].take();
  }

  /** A piece of memory and the way to give it back. */
  public record Slot(MemorySegment memory, Runnable release) {
    /** Zeroes the memory and gives it back. */
    public void free() {
      memory.fill((byte) 0);
      release.run();
    }
  }

  private static Slot ownPages(int size) {
    long rounded = (size + PAGE - 1L) / PAGE * PAGE;
    Arena arena = Arena.ofShared();
    MemorySegment pages = protect(arena.allocate(rounded, PAGE));
    return new Slot(
        pages,
        () -> {
          LibC.munlock(pages);
          arena.close();
        });
  }

  private static MemorySegment protect(MemorySegment pages) {
    LibC.mlock(pages);
    LibC.excludeFromCoreDump(pages);
    return pages;
  }

  private static int classOf(int size) {
    int rounded = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
    return Integer.numberOfTrailingZeros(rounded) - Integer.numberOfTrailingZeros(SMALLEST);
  }

  private static SizeClass[] sizeClasses() {
    SizeClass[] classes = new SizeClass[classOf(PAGE) + 1];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = new SizeClass(SMALLEST << i);
    }
    return classes;
  }

  /** Slots of one size, cut from regions as they are needed. */
  private static final class SizeClass {
    private final int slotSize;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();

    SizeClass(int slotSize) {
      this.slotSize = slotSize;
    }

    Slot take() {
      lock.lock();
      try {
        if (free.isEmpty()) {
          cutRegion();
        }
        MemorySegment memory = free.removeLast();
        return new Slot(memory, () -> giveBack(memory));
      } finally {
        lock.unlock();
      }
    }

    private void cutRegion() {
      MemorySegment region = protect(Arena.global().allocate(REGION, PAGE));
      for (long offset = 0; offset < REGION; offset += slotSize) {
        free.addLast(region.asSlice(offset, slotSize));
      }
    }

    private void giveBack(MemorySegment memory) {
      lock.lock();
      try {
        free.addLast(memory);
      } finally {
        lock.unlock();
      }
    }
  }
}
