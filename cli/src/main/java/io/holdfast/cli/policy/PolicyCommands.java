package io.holdfast.cli.policy;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code policy}. */
public final class PolicyCommands {
  private PolicyCommands() {}

  /** The commands below {@code policy}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("list", "List the policies", PolicyList::new),
        Node.leaf("read", "Print a policy", PolicyRead::new),
        Node.leaf("write", "Upload a policy from a file", PolicyWrite::new),
        Node.leaf("delete", "Delete a policy", PolicyDelete::new),
        Node.leaf("fmt", "Lay out a policy file the usual way", PolicyFmt::new));
  }
}
