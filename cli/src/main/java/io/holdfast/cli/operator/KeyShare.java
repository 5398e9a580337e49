package io.holdfast.cli.operator;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** A key share, given as an argument, on standard input ({@code -}), or typed unseen. */
final class KeyShare {
  private KeyShare() {}

  static String ask(List<String> words, Terminal terminal, boolean mayAsk, String prompt) {
    String share;
    if (words.isEmpty()) {
      share =
          (mayAsk ? terminal.askHidden(prompt) : Optional.<String>empty())
              .orElseThrow(() ->
                  Failure.local(
                      "There is no terminal to ask for the key share on:"
                          + " give it on standard input, with - as the argument"));
    } else {
      share = words.getFirst().equals("-") ? terminal.stdinText() : words.getFirst();
    }
    if (share.isBlank()) {
      throw Failure.local("The key share is empty");
    }
    return share.strip();
  }
}
