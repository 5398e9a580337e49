package io.holdfast.crypto;

import io.holdfast.crypto.internal.SecretMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A secret kept off the heap, where no garbage collector copies it, out of swap and core dumps as
 * far as the platform allows, and zeroed when it is closed. A use hands out a short-lived copy on
 * the heap that is zeroed when the use ends; what the use itself copies is the user's to erase.
 *
 * <p>Safe for use by several threads. After {@link #close} every use is an {@link
 * IllegalStateException}. A secret that is dropped without being closed is zeroed when the garbage
 * collector finds it.
 */
public final class SecretBytes implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int size;

  /** Visible to the test that proves that it is zeroed. */
  final MemorySegment memory;

  private final Cleaner.Cleanable cleanable;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  private SecretBytes(byte[] source) {
    SecretMemory.Slot slot = SecretMemory.allocate(source.length);
    this.size = source.length;
    this.memory = slot.memory();
    this.cleanable = CLEANER.register(this, slot::free);
    MemorySegment.copy(source, 0, memory, ValueLayout.JAVA_BYTE, 0, size);
  }

  /** A secret with the content of {@code source}, which stays as it is. */
  public static SecretBytes copyOf(byte[] source) {
    return new SecretBytes(source);
  }

  /** A secret with the content of {@code source}, which is zeroed. */
  public static SecretBytes take(byte[] source) {
    try {
      return new SecretBytes(source);
    } finally {
      Arrays.fill(source, (byte) 0);
    }
  }

  /** A secret of {@code size} random bytes. */
  public static SecretBytes random(int size) {
    return take(Randomness.bytes(size));
  }

  /** The number of bytes; known after {@link #close} too. */
  public int size() {
    return size;
  }

  /**
   * What {@code function} makes of the secret. Its argument is a copy that is zeroed afterwards:
   * the function must neither keep nor return it.
   */
  public <T> T use(Function<byte[], T> function) {
    byte[] bytes = bytes();
    try {
      return function.apply(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Shows the secret to {@code consumer}, as {@link #use} does. */
  public void with(Consumer<byte[]> consumer) {
    byte[] bytes = bytes();
    try {
      consumer.accept(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** A secret of its own with the same content. */
  public SecretBytes copy() {
    return take(bytes());
  }

  /** Whether both secrets are equal, in constant time. */
  public boolean sameAs(SecretBytes other) {
    return other.use(this::sameAs);
  }

  /** Whether the secret equals {@code other}, in constant time. */
  public boolean sameAs(byte[] other) {
    return use(bytes -> ConstantTime.equal(bytes, other));
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Zeroes the secret. A second call does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      cleanable.clean();
    } finally {
      lock.unlock();
    }
  }

  /** The size only. */
  @Override
  public String toString() {
    return "SecretBytes[" + size + " bytes]";
  }

  private byte[] bytes() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("secret was closed: its bytes are erased");
      }
      byte[] bytes = new byte[size];
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, bytes, 0, size);
      return bytes;
    } finally {
      lock.unlock();
      Reference.reachabilityFence(this);
    }
  }
}
