package io.holdfast.cli.catalog;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code catalog}. */
public final class CatalogCommands {
  private CatalogCommands() {}

  public static List<Node> nodes() {
    return List.of(
        Node.leaf("find", "Find secrets by owner, age, environment and more", FindSecrets::new),
        Node.leaf("read", "Show what is known of a secret", ReadSecret::new),
        Node.leaf("own", "Say who answers for a secret, or for all below a path", Own::new),
        Node.leaf("rules", "List the paths of which something is said", ListRules::new),
        Node.leaf("access", "Show who can reach a secret", Access::new),
        Node.leaf("reach", "Show which secrets a token can reach", Reach::new),
        Node.leaf("events", "Show changes of ownership", Events::new),
        Node.leaf("export", "Take the rows away as CSV or JSON", Export::new));
  }
}
