package io.holdfast.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The process' surroundings, given in so that a test can stand in for a shell. */
public final class Terminal {
  /** Prefixes of the environment variables, the first that is set counts. */
  private static final List<String> PREFIXES = List.of("HOLDFAST_", "BAO_", "VAULT_");

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Path home;
  private final Function<String, Optional<String>> hiddenInput;
  private boolean stdinRead;

  /**
   * Surroundings.
   *
   * @param hiddenInput asks with the prompt given and reads a line without showing it; empty where
   *     there is nobody to ask
   */
  public Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Path home,
      Function<String, Optional<String>> hiddenInput) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.home = home;
    this.hiddenInput = hiddenInput;
  }

  /** The surroundings of this process. */
  public static Terminal system() {
    return new Terminal(
        System.in,
        utf8(System.out),
        utf8(System.err),
        System.getenv(),
        Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home"))),
        Terminal::askConsole);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  // The console of java.base, the default again since JDK 25, is null where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<String> askConsole(String prompt) {
    @Nullable Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    char @Nullable [] line = console.readPassword("%s", prompt);
    return line == null ? Optional.empty() : Optional.of(new String(line));
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  public Path home() {
    return home;
  }

  /** The variable {@code HOLDFAST_name}, else {@code BAO_name}, else {@code VAULT_name}. */
  public Optional<String> variable(String name) {
    return variableName(name).map(environment::get);
  }

  /** The full name of the variable that {@link #variable} reads, where one is set. */
  public Optional<String> variableName(String name) {
    return PREFIXES.stream()
        .map(prefix -> prefix + name)
        .filter(full -> !environment.getOrDefault(full, "").isEmpty())
        .findFirst();
  }

  /** An environment variable by its full name. */
  public Optional<String> exactVariable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Asks for a line that is not shown; empty where there is no terminal. */
  public Optional<String> askHidden(String prompt) {
    return hiddenInput.apply(prompt);
  }

  /** All of standard input; it can be read once. */
  public byte[] stdin() {
    if (stdinRead) {
      throw new IllegalStateException("stdin was already used");
    }
    stdinRead = true;
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Standard input as a stream; it can be taken once. */
  public InputStream stdinStream() {
    if (stdinRead) {
      throw new IllegalStateException("stdin was already used");
    }
    stdinRead = true;
    return in;
  }

  /** All of standard input as UTF-8 text. */
  public String stdinText() {
    return new String(stdin(), StandardCharsets.UTF_8);
  }
}
