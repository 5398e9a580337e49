package io.holdfast.cli.auth;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code auth}. */
public final class AuthCommands {
  private AuthCommands() {}

  /** The commands below {@code auth}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("list", "List the auth methods", AuthList::new),
        Node.leaf("enable", "Enable an auth method", AuthEnable::new),
        Node.leaf("disable", "Disable an auth method and revoke its tokens", AuthDisable::new),
        Node.leaf("tune", "Change the settings of an auth method", AuthTune::new),
        Node.leaf("move", "Move an auth method to another path", AuthMove::new),
        Node.leaf("help", "Show how to log in by an auth method", AuthHelp::new));
  }
}
