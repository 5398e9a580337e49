package io.holdfast.bitcoin.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.holdfast.bitcoin.BitcoinException;

/**
 * Reads conditions. What one may cost is bounded: its length and its depth when it is read, the
 * steps of its loops, nested ones multiplied, when it is evaluated; patterns run in linear time.
 */
final class Environment {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NODES = 500;
  private static final int MAX_ITERATIONS = 20_000;
  private static final int MAX_PATTERN = 200;

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  private Environment() {
    CelOptions options =
        CelOptions.current()
            .maxExpressionCodePointSize(Condition.MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .maxParseExpressionNodeCount(MAX_NODES)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(MAX_PATTERN)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new Schema())
            .setResultType(SimpleType.BOOL);
    Schema.VARIABLES.forEach(builder::addVar);
    this.compiler = builder.build();
    this.runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options).build();
  }

  /** The one environment, whose library is loaded when the first condition is read. */
  static Environment get() {
    return Holder.ENVIRONMENT;
  }

  private static final class Holder {
    private static final Environment ENVIRONMENT = new Environment();
  }

  Condition compile(String text) {
    try {
      CelValidationResult result = compiler.compile(text);
      if (result.hasError()) {
        throw new BitcoinException(explain(result));
      }
      CelAbstractSyntaxTree ast = result.getAst();
      return new Condition(text, runtime.createProgram(ast), UsageNames.in(ast));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new BitcoinException(String.valueOf(e.getMessage()), e);
    } catch (BitcoinException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BitcoinException("it can't be read: " + e.getMessage(), e);
    }
  }

  private static String explain(CelValidationResult result) {
    CelIssue first = result.getErrors().getFirst();
    return "line "
        + first.getSourceLocation().getLine()
        + ", character "
        + (first.getSourceLocation().getColumn() + 1)
        + ": "
        + first.getMessage();
  }
}
