package io.holdfast.cli.command;

import java.util.List;
import java.util.function.Supplier;

/** A name in the tree of commands. Nothing below a name is built before the name is typed. */
public sealed interface Node {
  String name();

  /** One line for the list of commands. */
  String summary();

  /** A command. */
  record Leaf(String name, String summary, Supplier<? extends Command> command) implements Node {}

  /** A family of commands. */
  record Group(String name, String summary, Supplier<List<Node>> children) implements Node {}

  /** A command. */
  static Node leaf(String name, String summary, Supplier<? extends Command> command) {
    return new Leaf(name, summary, command);
  }

  /** A family of commands. */
  static Node group(String name, String summary, Supplier<List<Node>> children) {
    return new Group(name, summary, children);
  }
}
