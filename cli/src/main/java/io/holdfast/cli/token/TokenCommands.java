package io.holdfast.cli.token;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code token}. */
public final class TokenCommands {
  private TokenCommands() {}

  /** The commands below {@code token}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("create", "Make a token", TokenCreate::new),
        Node.leaf("lookup", "Show the properties of a token", TokenLookup::new),
        Node.leaf("renew", "Give a token more time", TokenRenew::new),
        Node.leaf("revoke", "Revoke a token and its children", TokenRevoke::new),
        Node.leaf("capabilities", "Show what a token may do at a path", TokenCapabilities::new));
  }
}
