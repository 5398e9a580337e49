package io.holdfast.cli.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer is printed. */
public enum Format {
  TABLE,
  JSON,
  YAML,
  /** For people: JSON where there is no better form. */
  PRETTY,
  /** The server's answer, byte by byte; only where one path is read. */
  RAW;

  /** The format of that name, in any case; {@code yml} is a synonym. */
  public static Optional<Format> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(f -> f.name().equals(upper) || (f == YAML && upper.equals("YML")))
        .findFirst();
  }
}
