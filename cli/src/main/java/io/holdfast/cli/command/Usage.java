package io.holdfast.cli.command;

import java.util.List;
import picocli.CommandLine;

/** Help texts. */
final class Usage {
  private Usage() {}

  /** The line that shows how a command is called, from its annotation. */
  static String synopsis(Command command) {
    CommandLine.Command annotation = command.getClass().getAnnotation(CommandLine.Command.class);
    return annotation == null || annotation.customSynopsis().length == 0
        ? "holdfast"
        : String.join("\n", annotation.customSynopsis());
  }

  /** The list of the commands of a family. */
  static String group(String path, String summary, List<Node> children) {
    int width = children.stream().mapToInt(n -> n.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder("Usage: " + path + " <subcommand> [options] [args]\n\n");
    if (!summary.isEmpty()) {
      text.append("  ").append(summary).append(".\n\n");
    }
    text.append("Subcommands:\n");
    for (Node child : children) {
      text.append("    ").append(child.name());
      text.append(" ".repeat(width - child.name().length() + 4)).append(child.summary());
      text.append('\n');
    }
    return text.append("\nEach of them shows its own flags with -h.").toString();
  }
}
