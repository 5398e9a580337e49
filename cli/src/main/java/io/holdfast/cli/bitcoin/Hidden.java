package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;

/** Asks for what nobody may look at. */
final class Hidden {
  private Hidden() {}

  /** What was typed, without being shown. */
  static String ask(Session session, String what) {
    return session
        .terminal()
        .askHidden(what + " (will be hidden): ")
        .map(String::strip)
        .orElseThrow(() -> Failure.local("There is no terminal to ask on for: " + what));
  }
}
