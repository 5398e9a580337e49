package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.Bytes;

/** One step of a script. */
public sealed interface ScriptElement {
  /** The byte that begins it. */
  int opcode();

  /** How many bytes it takes in the script. */
  int size();

  /**
   * An operation that pushes no data of its own.
   *
   * @param opcode {@link OpCodes#OP_1NEGATE} or above
   */
  record Operation(int opcode) implements ScriptElement {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * Data pushed by OP_0, a direct push of 1 to 75 bytes, or OP_PUSHDATA1, 2 or 4.
   *
   * @param opcode how it is pushed
   * @param data what is pushed; empty for OP_0
   */
  record Push(int opcode, Bytes data) implements ScriptElement {
    @Override
    public int size() {
      return 1 + ScriptParser.lengthBytes(opcode) + data.size();
    }

    /** Whether no shorter way of pushing the same data exists (BIP-62, rule 3). */
    public boolean isMinimal() {
      int size = data.size();
      if (size == 0) {
        return opcode == OpCodes.OP_0;
      }
      if (size == 1 && (data.at(0) == 0x81 || (data.at(0) >= 1 && data.at(0) <= 16))) {
        return false;
      }
      if (size < OpCodes.OP_PUSHDATA1) {
        return opcode == size;
      }
      return opcode
          == (size <= 0xff
              ? OpCodes.OP_PUSHDATA1
              : size <= 0xffff ? OpCodes.OP_PUSHDATA2 : OpCodes.OP_PUSHDATA4);
    }
  }
}
