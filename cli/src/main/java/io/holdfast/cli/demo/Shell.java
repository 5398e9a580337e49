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

  Shell(Supplier<List<Node>> commands, EmbeddedServer server, Workplace place, Screen screen) {
    this(commands, server, place, screen, server.rootToken());
  }

  private Shell(
      Supplier<List<Node>> commands,
      EmbeddedServer server,
      Workplace place,
      Screen screen,
      String token) {
    this.commands = commands;
    this.server = server;
    this.place = place;
    this.screen = screen;
    this.token = token;
  }

  /** The same shell with another token. */
  Shell as(String other) {
    return new Shell(commands, server, place, screen, other);
  }

  Workplace place() {
    return place;
  }

  /** What a command printed, and how it ended. */
  private record Result(int exitCode, String text) {}

  /** Types a command that is allowed; returns what it printed. */
  String type(String... words) {
    return expect(0, "", true, words);
  }

  /** Types a command that reads the text from its standard input. */
  String typeWithInput(String input, String... words) {
    return expect(0, input, true, words);
  }

  /** Types a command that is refused. */
  String typeRefused(String... words) {
    return expect(2, "", true, words);
  }

  /** Runs a command without showing it. */
  String quietly(String... words) {
    return expect(0, "", false, words);
  }

  private String expect(int exitCode, String input, boolean shown, String... words) {
    if (shown) {
      screen.command(line(words) + (input.isEmpty() ? "" : " <<END\n" + input.strip() + "\nEND"));
    }
    Result result = run(input, List.of(words));
    if (shown) {
      screen.output(result.text());
    }
    if (result.exitCode() != exitCode) {
      throw Failure.local(
          "This was not expected: \""
              + line(words)
              + "\" ended with "
              + result.exitCode()
              + " in place of "
              + exitCode
              + (shown ? "" : ":\n" + result.text()));
    }
    return result.text();
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

  private static String line(String... words) {
    StringBuilder line = new StringBuilder("./holdfast");
    for (String word : words) {
      boolean isPlain = word.matches("[A-Za-z0-9_./:=@,+-]+");
      line.append(' ').append(isPlain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }
}
