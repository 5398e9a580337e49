package io.holdfast.cli.lease;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code lease}. */
public final class LeaseCommands {
  private LeaseCommands() {}

  /** The commands below {@code lease}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("lookup", "Show a lease", LeaseLookup::new),
        Node.leaf("renew", "Give a lease more time", LeaseRenew::new),
        Node.leaf("revoke", "Revoke a lease, or all below a prefix", LeaseRevoke::new));
  }
}
