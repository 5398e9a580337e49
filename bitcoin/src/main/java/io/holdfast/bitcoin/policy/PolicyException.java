package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.BitcoinException;
import java.util.List;

/** A policy document with mistakes, all of them told at once, each with its field and the fix. */
public final class PolicyException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems one line for each mistake
   */
  public PolicyException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each mistake. */
  public List<String> problems() {
    return problems;
  }
}
