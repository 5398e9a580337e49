package io.holdfast.cli.namespace;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code namespace}. */
public final class NamespaceCommands {
  private NamespaceCommands() {}

  /** The commands below {@code namespace}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("list", "List the child namespaces", NamespaceList::new),
        Node.leaf("create", "Make a child namespace", NamespaceCreate::new),
        Node.leaf("lookup", "Show a child namespace", NamespaceLookup::new),
        Node.leaf("patch", "Change the metadata of a child namespace", NamespacePatch::new),
        Node.leaf("lock", "Shut everybody out of a namespace", NamespaceLock::new),
        Node.leaf("unlock", "Open a locked namespace", NamespaceUnlock::new),
        Node.leaf("delete", "Delete a child namespace", NamespaceDelete::new));
  }
}
