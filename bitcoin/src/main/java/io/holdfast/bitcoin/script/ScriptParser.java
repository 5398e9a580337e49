package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a script into its steps. */
final class ScriptParser {
  private ScriptParser() {}

  static Optional<List<ScriptElement>> parse(Bytes script) {
    List<ScriptElement> elements = new ArrayList<>();
    int at = 0;
    while (at < script.size()) {
      int opcode = script.at(at++);
      if (opcode > OpCodes.OP_PUSHDATA4) {
        elements.add(new ScriptElement.Operation(opcode));
        continue;
      }
      int lengthBytes = lengthBytes(opcode);
      if (script.size() - at < lengthBytes) {
        return Optional.empty();
      }
      long length = lengthBytes == 0 ? opcode : 0;
      for (int i = 0; i < lengthBytes; i++) {
        length |= (long) script.at(at++) << (8 * i);
      }
      if (script.size() - at < length) {
        return Optional.empty();
      }
      elements.add(new ScriptElement.Push(opcode, script.slice(at, at + (int) length)));
      at += (int) length;
    }
    return Optional.of(List.copyOf(elements));
  }

  /** How many bytes after a push operation tell the length of its data. */
  static int lengthBytes(int opcode) {
    return switch (opcode) {
      case OpCodes.OP_PUSHDATA1 -> 1;
      case OpCodes.OP_PUSHDATA2 -> 2;
      case OpCodes.OP_PUSHDATA4 -> 4;
      default -> 0;
    };
  }
}
