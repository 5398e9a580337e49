package io.holdfast.bitcoin.verify;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** One transaction and the outputs it spends as objects of the native library. */
final class KernelTransaction implements AutoCloseable {
  /** P2SH, DERSIG, NULLDUMMY, CHECKLOCKTIMEVERIFY, CHECKSEQUENCEVERIFY, WITNESS, TAPROOT. */
  private static final int CONSENSUS_FLAGS =
      1 | 1 << 2 | 1 << 4 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 17;

  private final KernelLibrary library;
  private final List<TxOut> spent;
  private final Arena arena = Arena.ofConfined();
  private final Deque<Runnable> destroyers = new ArrayDeque<>();
  private final List<MemorySegment> scripts = new ArrayList<>();
  private final MemorySegment transaction;
  private final MemorySegment data;

  KernelTransaction(KernelLibrary library, Transaction transaction, List<TxOut> spent) {
    if (spent.size() != transaction.inputs().size()) {
      // The library aborts the whole process where these differ.
      throw new IllegalArgumentException("each input needs the output it spends");
    }
    this.library = library;
    this.spent = List.copyOf(spent);
    boolean made = false;
    try {
      byte[] bytes = transaction.serialize();
      this.transaction =
          create(
              library.transactionCreate,
              library.transactionDestroy,
              copy(bytes),
              (long) bytes.length);
      MemorySegment outputs = arena.allocate(ADDRESS, spent.size());
      for (int i = 0; i < spent.size(); i++) {
        byte[] script = spent.get(i).script().toArray();
        MemorySegment scriptObject =
            create(library.scriptCreate, library.scriptDestroy, copy(script), (long) script.length);
        scripts.add(scriptObject);
        MemorySegment output =
            create(library.outputCreate, library.outputDestroy, scriptObject, spent.get(i).value());
        outputs.setAtIndex(ADDRESS, i, output);
      }
      this.data =
          create(
              library.dataCreate,
              library.dataDestroy,
              this.transaction,
              outputs,
              (long) spent.size());
      made = true;
    } finally {
      if (!made) {
        close();
      }
    }
  }

  boolean verifies(int index) {
    Objects.checkIndex(index, spent.size());
    MemorySegment status = arena.allocate(JAVA_BYTE);
    int result;
    try {
      result =
          (int)
              library.verify.invokeExact(
                  scripts.get(index),
                  spent.get(index).value(),
                  transaction,
                  data,
                  index,
                  CONSENSUS_FLAGS,
                  status);
    } catch (Throwable e) {
      throw new IllegalStateException("libbitcoinkernel failed on input " + index, e);
    }
    return result == 1 && status.get(JAVA_BYTE, 0) == 0;
  }

  private MemorySegment copy(byte[] bytes) {
    MemorySegment segment = arena.allocate(Math.max(bytes.length, 1));
    MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
    return segment;
  }

  private MemorySegment create(MethodHandle creator, MethodHandle destroyer, Object... arguments) {
    MemorySegment made = (MemorySegment) call(creator, arguments);
    if (made.address() == 0) {
      throw new VerificationFailed("libbitcoinkernel does not take the transaction");
    }
    destroyers.push(() -> call(destroyer, made));
    return made;
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("a call of libbitcoinkernel failed", e);
    }
  }

  /** Destroys the objects in the opposite order of their creation. */
  @Override
  public void close() {
    while (!destroyers.isEmpty()) {
      destroyers.pop().run();
    }
    arena.close();
  }
}
