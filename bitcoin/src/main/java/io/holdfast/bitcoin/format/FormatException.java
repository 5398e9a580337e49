package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.BitcoinException;
import java.util.List;

/** A wallet file with mistakes, all of them told at once, each with its place in the file. */
public final class FormatException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems one line for each mistake
   */
  public FormatException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  FormatException(String problem) {
    this(List.of(problem));
  }

  /** One line for each mistake. */
  public List<String> problems() {
    return problems;
  }
}
