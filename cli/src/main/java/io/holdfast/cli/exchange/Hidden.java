package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;

/** Secrets that are asked for without being shown. */
final class Hidden {
  private Hidden() {}

  /** The data with a secret: as it was given, else as somebody types it. */
  static Json.Obj ask(Session session, Json.Obj data, String name, String prompt) {
    if (!data.text(name).isEmpty()) {
      return data.with(name, Json.of(data.text(name).replaceFirst("\\R$", "")));
    }
    String typed =
        session
            .terminal()
            .askHidden(prompt + " (will be hidden): ")
            .orElseThrow(() ->
                Failure.local(
                    "There is no terminal to ask for the "
                        + name
                        + " on: give it with "
                        + name
                        + "=- on standard input, or with "
                        + name
                        + "=@file"));
    return data.with(name, Json.of(typed));
  }
}
