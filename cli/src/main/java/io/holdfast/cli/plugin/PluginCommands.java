package io.holdfast.cli.plugin;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code plugin}. */
public final class PluginCommands {
  private PluginCommands() {}

  /** The commands below {@code plugin}. */
  public static List<Node> nodes() {
    return List.of(
        Node.leaf("list", "List the engines and auth methods of the server", PluginList::new),
        Node.leaf("info", "Show one of them", PluginInfo::new),
        Node.leaf("reload", "Load one anew where it is mounted", PluginReload::new));
  }
}
