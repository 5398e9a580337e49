package io.holdfast.cli.data;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The commands that work on any path. */
public final class DataCommands {
  private DataCommands() {}

  /** Their names. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("read", "Read a path", Read::new),
        Node.leaf("write", "Write data to a path", Write::new),
        Node.leaf("patch", "Change some fields at a path", Patch::new),
        Node.leaf("list", "List the keys below a path", ListKeys::new),
        Node.leaf("delete", "Delete a path", Delete::new),
        Node.leaf("unwrap", "Take out what a wrapping token holds", Unwrap::new),
        Node.leaf("path-help", "Show the server's help for a path", PathHelp::new));
  }
}
