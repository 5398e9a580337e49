package io.holdfast.cli;

import io.holdfast.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shell for tests: an environment, a home directory, and what is typed. */
public final class CommandLineRun {
  /** What a command printed, and how it ended. */
  public record Result(int exitCode, String out, String err) {}

  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Path home;
  private String stdin = "";
  private Optional<String> hidden = Optional.empty();

  public CommandLineRun(Path home) {
    this.home = home;
  }

  /** Sets an environment variable. */
  public CommandLineRun with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What the next commands read from standard input. */
  public CommandLineRun stdin(String text) {
    stdin = text;
    return this;
  }

  /** What is typed at a prompt that hides it. */
  public CommandLineRun hidden(String text) {
    hidden = Optional.of(text);
    return this;
  }

  /** Runs a command. */
  public Result run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            home,
            _ -> hidden);
    int exitCode = Holdfast.run(List.of(words), terminal);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
