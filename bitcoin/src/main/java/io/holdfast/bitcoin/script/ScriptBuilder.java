package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.Bytes;
import java.io.ByteArrayOutputStream;

/** Builds a script of operations and minimal pushes. */
public final class ScriptBuilder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Appends an operation of {@link OpCodes}. */
  public ScriptBuilder op(int opcode) {
    out.write(opcode);
    return this;
  }

  /** Appends the shortest push of {@code data}. */
  public ScriptBuilder push(byte[] data) {
    int size = data.length;
    if (size == 1 && data[0] >= 1 && data[0] <= 16) {
      return op(OpCodes.OP_1 - 1 + data[0]);
    }
    if (size == 1 && (data[0] & 0xff) == 0x81) {
      return op(OpCodes.OP_1NEGATE);
    }
    if (size < OpCodes.OP_PUSHDATA1) {
      out.write(size);
    } else if (size <= 0xff) {
      op(OpCodes.OP_PUSHDATA1).length(size, 1);
    } else if (size <= 0xffff) {
      op(OpCodes.OP_PUSHDATA2).length(size, 2);
    } else {
      op(OpCodes.OP_PUSHDATA4).length(size, 4);
    }
    out.writeBytes(data);
    return this;
  }

  /** Appends the shortest push of {@code data}. */
  public ScriptBuilder push(Bytes data) {
    return push(data.toArray());
  }

  /** Appends the shortest push of {@code number} as a script number. */
  public ScriptBuilder number(long number) {
    return push(ScriptNumber.encode(number));
  }

  /** What was built. */
  public Script build() {
    return Script.of(out.toByteArray());
  }

  private void length(int size, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(size >>> (8 * i));
    }
  }
}
