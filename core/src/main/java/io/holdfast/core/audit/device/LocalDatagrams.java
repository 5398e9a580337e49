package io.holdfast.core.audit.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A datagram socket of the local kind (unix(7), Linux), which Java has not: the one that a syslog
 * daemon listens on at {@code /dev/log}. Usable by one thread.
 */
final class LocalDatagrams implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /** Of sun_path, with its ending zero. */
  private static final int PATH_BYTES = 108;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CONNECT =
      function("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SEND =
      function("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Path path;
  private final int descriptor;

  private LocalDatagrams(Path path, int descriptor) {
    this.path = path;
    this.descriptor = descriptor;
  }

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }

  /** Connects to the socket at a path. */
  static LocalDatagrams connect(Path path) throws IOException {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    if (name.length >= PATH_BYTES) {
      throw new IOException(
          "the path of a local socket has at most " + (PATH_BYTES - 1) + " bytes");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int descriptor = (int) call(() -> SOCKET.invoke(state, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
      require(descriptor >= 0, "opening a local socket", state);
      LocalDatagrams socket = new LocalDatagrams(path, descriptor);
      MemorySegment address = arena.allocate(Short.BYTES + PATH_BYTES);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(name, 0, address, JAVA_BYTE, Short.BYTES, name.length);
      int connected =
          (int) call(() -> CONNECT.invoke(state, descriptor, address, (int) address.byteSize()));
      if (connected != 0) {
        socket.close();
      }
      require(connected == 0, "connecting to " + path, state);
      return socket;
    }
  }

  /** Sends one message. */
  void send(byte[] message) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, message);
      long sent =
          (long)
              call(
                  () -> SEND.invoke(state, descriptor, bytes, (long) message.length, MSG_NOSIGNAL));
      require(sent == message.length, "sending to " + path, state);
    }
  }

  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      var _ = call(() -> CLOSE.invoke(arena.allocate(STATE), descriptor));
    }
  }

  private static void require(boolean done, String what, MemorySegment state) throws IOException {
    if (!done) {
      throw new IOException(what + " failed with errno " + (int) ERRNO.get(state, 0L));
    }
  }

  /** A call of a native function. */
  @FunctionalInterface
  private interface Native {
    Object invoke() throws Throwable;
  }

  private static Object call(Native function) {
    try {
      return function.invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call failed", e);
    }
  }
}
