package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptElement;
import java.util.List;

/**
 * What a script costs.
 *
 * @param satisfiable whether it can be satisfied at all; if not, the numbers below are zero
 * @param scriptSize bytes of the script
 * @param operations the most that a satisfaction executes, as OP_CHECKMULTISIG's keys count
 * @param stackElements the most witness elements that a satisfaction takes, the script not counted
 * @param stackPeak the most elements on the stack while it runs
 * @param leastWitness bytes of the smallest satisfaction, each element with the byte of its length,
 *     the script not counted; a smaller one takes signatures of unlikely shortness
 * @param mostWitness bytes of the largest satisfaction
 */
public record Limits(
    boolean satisfiable,
    int scriptSize,
    int operations,
    int stackElements,
    int stackPeak,
    int leastWitness,
    int mostWitness) {

  static Limits of(ScriptContext context, Expression<?> expression) {
    Bytes key = Bytes.of(new byte[context.keySize()]);
    Script script = Compiler.compile(expression.mapKeys(_ -> key));
    Cost cost = CostRules.of(context, expression).satisfied();
    if (!cost.isPossible()) {
      return new Limits(false, script.size(), 0, 0, 0, 0, 0);
    }
    return new Limits(
        true,
        script.size(),
        operations(script) + cost.keys(),
        cost.net() + 1,
        cost.peak() + 1,
        cost.leastBytes(),
        cost.mostBytes());
  }

  private static int operations(Script script) {
    return (int)
        script.elements().orElse(List.of()).stream()
            .map(ScriptElement::opcode)
            .filter(opcode -> opcode > OpCodes.OP_16)
            .count();
  }
}
