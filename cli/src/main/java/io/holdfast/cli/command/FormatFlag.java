package io.holdfast.cli.command;

import io.holdfast.cli.output.Format;
import io.holdfast.cli.terminal.Terminal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format that {@code -format} or the environment names; a table without either. */
public final class FormatFlag {
  private FormatFlag() {}

  /** The format to print in. */
  public static Format choose(@Nullable String flag, Terminal terminal, boolean allowsRaw) {
    String name = Optional.ofNullable(flag).or(() -> terminal.variable("FORMAT")).orElse("table");
    Format chosen = Format.named(name).orElseThrow(() -> invalid(name));
    if (chosen == Format.RAW && !allowsRaw) {
      throw Failure.local("The format raw is only for commands that read one path");
    }
    return chosen;
  }

  private static Failure invalid(String name) {
    return Failure.local(
        "Invalid output format: " + name + " (valid are table, json, yaml, pretty and raw)");
  }
}
