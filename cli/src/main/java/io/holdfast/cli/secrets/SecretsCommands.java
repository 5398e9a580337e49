package io.holdfast.cli.secrets;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code secrets}. */
public final class SecretsCommands {
  private SecretsCommands() {}

  /** The commands below {@code secrets}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("list", "List the mounts of secrets engines", SecretsList::new),
        Node.leaf("enable", "Mount a secrets engine", SecretsEnable::new),
        Node.leaf(
            "disable", "Unmount a secrets engine and remove its secrets", SecretsDisable::new),
        Node.leaf("tune", "Change the settings of a mount", SecretsTune::new),
        Node.leaf("move", "Move a mount to another path", SecretsMove::new));
  }
}
