package io.holdfast.cli.demo;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Node;
import io.holdfast.cli.command.Runner;
import io.holdfast.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Types commands: shows each as a user would type it, runs it, and shows what it printed. */
final class Shell {
  private final Supplier<List<Node>> commands;
  private final EmbeddedServer server;
  private final Workplace place;
  private final Screen screen;
  private final String token;
  private final String prefix;

  Shell(Supplier<List<Node>> commands, EmbeddedServer server, Workplace place, Screen screen) {
    this(commands, server, place, screen, server.rootToken(), "");
  }

  private Shell(
      Supplier<List<Node>> commands,
      EmbeddedServer server,
      Workplace place,
      Screen screen,
      String token,
      String prefix) {
    this.commands = commands;
    this.server = server;
    this.place = place;
    this.screen = screen;
    this.token = token;
    this.prefix = prefix;
  }

  /** The same shell with the token that a variable of the shell holds. */
  Shell as(String variable, String other) {
    return new Shell(commands, server, place, screen, other, "VAULT_TOKEN=$" + variable + " ");
  }

  Workplace place() {
    return place;
  }

  /** What a command printed, and how it ended. */
  private record Result(int exitCode, String text) {}

  /** Types a command that is allowed. */
  void type(String... words) {
    show(0, "", words);
  }

  /** Types a command that reads the text from its standard input. */
  void typeWithInput(String input, String... words) {
    show(0, input, words);
  }

  /** Types a command that is refused. */
  void typeRefused(String... words) {
    show(2, "", words);
  }

  /** Types a command whose output goes to a variable of the shell; returns it. */
  String typeInto(String variable, String... words) {
    screen.command(variable + "=$(" + line(words) + ")");
    return quietly(words);
  }

  /** Runs a command without showing it; returns what it printed. */
  String quietly(String... words) {
    Result result = run("", List.of(words));
    require(0, result, words);
    return result.text().strip();
  }

  private void show(int exitCode, String input, String... words) {
    screen.command(line(words) + (input.isEmpty() ? "" : " <<END\n" + input.strip() + "\nEND"));
    Result result = run(input, List.of(words));
    screen.output(result.text());
    require(exitCode, result, words);
  }

  private void require(int exitCode, Result result, String... words) {
    if (result.exitCode() != exitCode) {
      throw Failure.local(
          "\"%s\" ended with %d, where %d was expected:%n%s"
              .formatted(line(words), result.exitCode(), exitCode, result.text()));
    }
  }

  private Result run(String input, List<String> words) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(both, true, StandardCharsets.UTF_8);
    Map<String, String> environment = Map.of("VAULT_ADDR", server.address(), "VAULT_TOKEN", token);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            out,
            environment,
            place.directory(),
            _ -> Optional.empty());
    int exitCode = new Runner(terminal).run(commands.get(), words);
    return new Result(exitCode, both.toString(StandardCharsets.UTF_8));
  }

  private String line(String... words) {
    StringBuilder line = new StringBuilder(prefix + "./holdfast");
    for (String word : words) {
      boolean isPlain = word.matches("[A-Za-z0-9_./:=@,+-]+");
      line.append(' ').append(isPlain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }
}
