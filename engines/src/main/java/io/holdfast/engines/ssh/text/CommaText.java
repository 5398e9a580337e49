package io.holdfast.engines.ssh.text;

import java.util.Arrays;
import java.util.List;

/** Lists that clients write, and read back, as one text with commas. */
public final class CommaText {
  /** Stands for whatever is asked for. */
  public static final String ANY = "*";

  private CommaText() {}

  /** The parts without the spaces around them, none of them empty, each once. */
  public static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }
}
