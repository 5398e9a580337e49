package io.holdfast.bitcoin.policy.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import java.util.Set;
import java.util.stream.Stream;

/** An expression that holds or doesn't, compiled once. */
public final class Condition {
  /** The longest expression, in characters. */
  public static final int MAX_LENGTH = 2000;

  private final String text;
  private final CelRuntime.Program program;
  private final Set<UsageName> usage;

  Condition(String text, CelRuntime.Program program, Set<UsageName> usage) {
    this.text = text;
    this.program = program;
    this.usage = Set.copyOf(usage);
  }

  /**
   * Reads an expression.
   *
   * @throws BitcoinException saying what is wrong with it and where: a name that there isn't, a
   *     type that doesn't fit, a result that is not yes or no
   */
  public static Condition parse(String text) {
    return Environment.get().compile(text);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** What it needs to know of earlier transactions. */
  public Stream<UsageQuestion> questions(Initiator initiator) {
    return usage.stream().map(name -> name.question(initiator));
  }

  /**
   * Whether it holds.
   *
   * @throws ConditionException if that can't be told: a division by zero, an index that isn't
   *     there, more steps than are made
   */
  public boolean holds(Variables variables) {
    try {
      return Boolean.TRUE.equals(program.eval(variables.of(usage)));
    } catch (CelEvaluationException e) {
      throw new ConditionException(e.getMessage(), e);
    } catch (ConditionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ConditionException("can't be evaluated: " + e.getClass().getSimpleName(), e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
