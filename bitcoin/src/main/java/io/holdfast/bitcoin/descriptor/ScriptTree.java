package io.holdfast.bitcoin.descriptor;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The scripts of a taproot output as a binary tree (BIP-386). */
public sealed interface ScriptTree {
  /** How deep a tree may be (BIP-341). */
  int MAX_DEPTH = 128;

  /** The leaves from left to right. */
  default List<ScriptExpression> leaves() {
    return switch (this) {
      case Leaf(ScriptExpression script) -> List.of(script);
      case Branch(ScriptTree left, ScriptTree right) ->
          Stream.concat(left.leaves().stream(), right.leaves().stream()).toList();
    };
  }

  /** The same tree over other keys. */
  default ScriptTree mapKeys(UnaryOperator<KeyExpression> change) {
    return switch (this) {
      case Leaf(ScriptExpression script) -> new Leaf(script.mapKeys(change));
      case Branch(ScriptTree left, ScriptTree right) ->
          new Branch(left.mapKeys(change), right.mapKeys(change));
    };
  }

  /** The text, each key expression as {@code print} shows it. */
  default String print(Function<KeyExpression, String> print) {
    return switch (this) {
      case Leaf(ScriptExpression script) -> script.print(print);
      case Branch(ScriptTree left, ScriptTree right) ->
          "{" + left.print(print) + "," + right.print(print) + "}";
    };
  }

  /** A script. */
  record Leaf(ScriptExpression script) implements ScriptTree {}

  /** Two trees. */
  record Branch(ScriptTree left, ScriptTree right) implements ScriptTree {}
}
