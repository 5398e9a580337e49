package io.holdfast.acceptance.peer;

import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;

/** Scripts of {@code src/test/python}, run by the Python that has the peers' libraries. */
public final class Python {
  private Python() {}

  /** A script with its arguments. */
  public static Command script(String name, String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = Checkout.module("src/test/python").resolve(name).toString();
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Command.of(Peers.python(), words).with("PYTHONDONTWRITEBYTECODE", "1");
  }
}
