package io.holdfast.cli.command;

import io.holdfast.cli.http.Client;
import io.holdfast.cli.http.ClientException;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.terminal.Terminal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command that speaks to the server. */
public abstract class ApiCommand extends PlainCommand {
  @FlagGroup("Connection options")
  private final ConnectionOptions connection = new ConnectionOptions();

  @Flag(names = "-format", label = "<format>", help = "table, json, yaml or pretty; else *_FORMAT.")
  private @Nullable String format;

  @Override
  public final int run(Terminal terminal) {
    Output output = new Output(terminal, FormatFlag.choose(format, terminal, allowsRaw()), field());
    return call(new Session(terminal, new Client(connection.settings(terminal)), output));
  }

  /** Does the command; returns the exit code. */
  protected abstract int call(Session session);

  /** The field to print alone, "" for all. */
  protected String field() {
    return "";
  }

  /** Whether {@code -format=raw} can be printed. */
  protected boolean allowsRaw() {
    return false;
  }

  /** Whether the user forbids questions on the terminal. */
  protected final boolean isInteractive() {
    return !connection.nonInteractive;
  }

  /** Runs requests; a failure's message begins with "Error " and what was being done. */
  protected static <T> T during(String what, Supplier<T> requests) {
    try {
      return requests.get();
    } catch (ClientException e) {
      throw Failure.remote("Error " + what + ": " + e.getMessage());
    }
  }
}
