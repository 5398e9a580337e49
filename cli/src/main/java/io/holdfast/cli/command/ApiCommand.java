package io.holdfast.cli.command;

import io.holdfast.cli.http.Client;
import io.holdfast.cli.http.ClientException;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.terminal.Terminal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that speaks to the server. */
public abstract class ApiCommand extends PlainCommand {
  @Mixin private @Nullable ConnectionOptions connection;

  @Option(
      names = "-format",
      paramLabel = "<format>",
      description = "table, json, yaml or pretty; else *_FORMAT.")
  private @Nullable String format;

  @Override
  public final int run(Terminal terminal) {
    ConnectionOptions options = connection == null ? new ConnectionOptions() : connection;
    Output output = new Output(terminal, FormatFlag.choose(format, terminal, allowsRaw()), field());
    return call(new Session(terminal, new Client(options.settings(terminal)), output));
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
    return connection == null || !connection.nonInteractive;
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
