package io.holdfast.bitcoin.script;

import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;

/** The integers of Script: little-endian, sign in the top bit, no superfluous byte. */
public final class ScriptNumber {
  private ScriptNumber() {}

  /** The shortest encoding; empty for zero. */
  public static byte[] encode(long number) {
    if (number == 0) {
      return new byte[0];
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(9);
    long rest = Math.absExact(number);
    int last = 0;
    while (rest != 0) {
      last = (int) (rest & 0xff);
      rest >>>= 8;
      if (rest != 0 || last < 0x80) {
        out.write(rest == 0 && number < 0 ? last | 0x80 : last);
      } else {
        out.write(last);
        out.write(number < 0 ? 0x80 : 0);
      }
    }
    return out.toByteArray();
  }

  /** The small number that a step pushes if it does so in the shortest way: -1 to 2^31 - 1. */
  public static OptionalLong of(ScriptElement element) {
    return switch (element) {
      case ScriptElement.Operation(int opcode)
          when opcode >= OpCodes.OP_1 && opcode <= OpCodes.OP_16 ->
          OptionalLong.of(opcode - OpCodes.OP_1 + 1L);
      case ScriptElement.Operation(int opcode) ->
          opcode == OpCodes.OP_1NEGATE ? OptionalLong.of(-1) : OptionalLong.empty();
      case ScriptElement.Push push -> ofPush(push);
    };
  }

  private static OptionalLong ofPush(ScriptElement.Push push) {
    int size = push.data().size();
    if (size > 4 || !push.isMinimal()) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value |= (long) push.data().at(i) << (8 * i);
    }
    boolean negative = size > 0 && push.data().at(size - 1) >= 0x80;
    if (negative) {
      value = -(value & ~(0x80L << (8 * (size - 1))));
    }
    boolean shortest = push.data().sameAs(encode(value));
    return shortest ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
