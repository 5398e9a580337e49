package io.holdfast.engine.database.username;

import java.util.List;

/** A part of a template. */
sealed interface Node {
  /** A text or a number. */
  record Literal(Object value) implements Node {}

  /** {@code .RoleName}. */
  record Field(String name) implements Node {}

  /** A function with its arguments; what is piped into it is the last. */
  record Call(String function, List<Node> arguments) implements Node {}
}
