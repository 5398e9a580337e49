package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptElement;
import io.holdfast.bitcoin.script.ScriptElement.Operation;
import io.holdfast.bitcoin.script.ScriptElement.Push;
import io.holdfast.bitcoin.script.ScriptNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The steps of a script, taken one by one from its end, with verifying operations in two steps. */
final class ScriptTokens {
  private static final int NONE = -1;
  private static final Map<Integer, Integer> VERIFYING =
      Map.of(
          OpCodes.OP_EQUALVERIFY, OpCodes.OP_EQUAL,
          OpCodes.OP_NUMEQUALVERIFY, OpCodes.OP_NUMEQUAL,
          OpCodes.OP_CHECKSIGVERIFY, OpCodes.OP_CHECKSIG,
          OpCodes.OP_CHECKMULTISIGVERIFY, OpCodes.OP_CHECKMULTISIG);

  private final List<ScriptElement> elements;
  private int left;

  private ScriptTokens(List<ScriptElement> elements) {
    this.elements = elements;
    this.left = elements.size();
  }

  /** The steps; nothing where the script doesn't decode or pushes in a longer way than needed. */
  static Optional<ScriptTokens> of(Script script) {
    Optional<List<ScriptElement>> elements = script.elements();
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    List<ScriptElement> split = new ArrayList<>();
    for (ScriptElement element : elements.get()) {
      if (element instanceof Push push && !push.isMinimal()) {
        return Optional.empty();
      }
      Integer plain = VERIFYING.get(element.opcode());
      if (element instanceof Operation && plain != null) {
        split.add(new Operation(plain));
        split.add(new Operation(OpCodes.OP_VERIFY));
      } else {
        split.add(element);
      }
    }
    return Optional.of(new ScriptTokens(split));
  }

  boolean atStart() {
    return left == 0;
  }

  int mark() {
    return left;
  }

  void reset(int mark) {
    left = mark;
  }

  /** Takes a step that pushes no data but OP_0; -1 for any other and at the start. */
  int take() {
    int opcode = opcode();
    if (opcode != NONE) {
      left--;
    }
    return opcode;
  }

  boolean takeIf(int opcode) {
    boolean matches = opcode() == opcode;
    if (matches) {
      left--;
    }
    return matches;
  }

  boolean isAnyOf(int... opcodes) {
    for (int each : opcodes) {
      if (opcode() == each) {
        return true;
      }
    }
    return false;
  }

  /** Takes a push of that many bytes. */
  Optional<Bytes> takePush(int size) {
    if (left > 0
        && elements.get(left - 1) instanceof Push(int _, Bytes data)
        && data.size() == size) {
      left--;
      return Optional.of(data);
    }
    return Optional.empty();
  }

  /** Takes a number in its shortest form. */
  OptionalLong takeNumber() {
    OptionalLong number =
        left == 0 ? OptionalLong.empty() : ScriptNumber.of(elements.get(left - 1));
    if (number.isPresent()) {
      left--;
    }
    return number;
  }

  private int opcode() {
    if (left == 0) {
      return NONE;
    }
    return switch (elements.get(left - 1)) {
      case Operation(int opcode) -> opcode;
      case Push push -> push.data().isEmpty() ? OpCodes.OP_0 : NONE;
    };
  }
}
