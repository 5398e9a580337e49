package io.holdfast.cli.controlgroup;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code control-group}. */
public final class ControlGroupCommands {
  private ControlGroupCommands() {}

  /** The commands below {@code control-group}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("authorize", "Approve a request", Authorize::new),
        Node.leaf("config", "Show or change the settings", Config::new),
        Node.leaf("request", "Show a request that waits for approvals", ShowRequest::new));
  }
}
