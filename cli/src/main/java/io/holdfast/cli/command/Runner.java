package io.holdfast.cli.command;

import io.holdfast.cli.http.ClientException;
import io.holdfast.cli.http.InsteadOfSending;
import io.holdfast.cli.terminal.Terminal;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the command that the arguments name, fills in its flags, and runs it. */
public final class Runner {
  private static final Set<String> HELP = Set.of("-h", "-help", "--help");

  private final Terminal terminal;

  public Runner(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs; returns the exit code: 0 for success, 1 for wrong use, 2 for a server's refusal. */
  public int run(List<Node> commands, List<String> args) {
    try {
      return descend(new Node.Group("holdfast", "", () -> commands), "holdfast", args);
    } catch (Failure e) {
      terminal.err().println(e.getMessage());
      return e.exitCode();
    } catch (InsteadOfSending e) {
      terminal.out().println(e.text());
      return 0;
    } catch (ClientException e) {
      terminal.err().println(e.getMessage());
      return 2;
    } catch (UncheckedIOException e) {
      terminal.err().println(e.getMessage());
      return 1;
    }
  }

  private int descend(Node.Group group, String path, List<String> args) {
    List<Node> children = group.children().get();
    String word = args.isEmpty() ? "" : args.getFirst();
    Optional<Node> next = children.stream().filter(n -> n.name().equals(word)).findFirst();
    if (next.isEmpty()) {
      String usage = Help.group(path, group.summary(), children);
      if (HELP.contains(word) || word.equals("help")) {
        terminal.out().println(usage);
        return 0;
      }
      if (!word.isEmpty()) {
        terminal.err().println("There is no command \"" + path + " " + word + "\".\n");
      }
      terminal.err().println(usage);
      return path.equals("holdfast") ? 127 : 1;
    }
    List<String> rest = args.subList(1, args.size());
    return switch (next.get()) {
      case Node.Group inner -> descend(inner, path + " " + word, rest);
      case Node.Leaf leaf -> execute(leaf.command().get(), rest);
    };
  }

  private int execute(Command command, List<String> args) {
    FlagSet flags = new FlagSet(command);
    if (asksForHelp(args)) {
      terminal.out().println(Help.of(command, flags.all()));
      return 0;
    }
    command.take(flags.parse(args));
    return command.run(terminal);
  }

  private static boolean asksForHelp(List<String> args) {
    return args.stream().takeWhile(word -> !word.equals("--")).anyMatch(HELP::contains);
  }
}
