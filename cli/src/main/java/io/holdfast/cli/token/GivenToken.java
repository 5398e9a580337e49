package io.holdfast.cli.token;

import io.holdfast.cli.terminal.Terminal;

/** A token or accessor given as an argument, or on standard input with {@code -}. */
final class GivenToken {
  private GivenToken() {}

  static String read(String word, Terminal terminal) {
    return word.equals("-") ? terminal.stdinText().strip() : word.strip();
  }
}
