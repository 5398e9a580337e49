package io.holdfast.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Help texts. */
final class Help {
  private static final int WIDTH = 90;
  private static final int INDENT = 6;

  private Help() {}

  /** The line that shows how a command is called. */
  static String synopsis(Command command) {
    Usage usage = command.getClass().getAnnotation(Usage.class);
    return usage == null ? "holdfast" : usage.synopsis();
  }

  /** How a command is called, what it does, and its flags, group by group. */
  static String of(Command command, List<DeclaredFlag> flags) {
    StringBuilder text = new StringBuilder("Usage: " + synopsis(command) + "\n\n");
    Usage usage = command.getClass().getAnnotation(Usage.class);
    if (usage != null) {
      Arrays.stream(usage.does()).forEach(line -> text.append("  ").append(line).append('\n'));
    }
    List<String> titles = flags.stream().map(DeclaredFlag::title).distinct().toList();
    for (String title : titles) {
      text.append('\n').append(title.isEmpty() ? "Options" : title).append(":\n");
      for (DeclaredFlag flag : flags) {
        if (flag.title().equals(title)) {
          append(text, flag);
        }
      }
    }
    return text.toString().stripTrailing();
  }

  private static void append(StringBuilder text, DeclaredFlag flag) {
    String value = flag.isSwitch() ? "" : "=" + flag.flag().label();
    List<String> names = List.of(flag.flag().names()).reversed();
    text.append('\n').append("  ");
    text.append(names.stream().map(name -> name + value).collect(Collectors.joining(", ")));
    text.append('\n').append(" ".repeat(INDENT));
    int column = INDENT;
    for (String word : flag.flag().help().split(" ", -1)) {
      if (column > INDENT && column + word.length() >= WIDTH) {
        text.append('\n').append(" ".repeat(INDENT));
        column = INDENT;
      }
      text.append(column > INDENT ? " " : "").append(word);
      column += word.length() + 1;
    }
    text.append('\n');
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
