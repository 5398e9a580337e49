package io.holdfast.bitcoin.policy.document;

import io.holdfast.bitcoin.BitcoinException;
import java.util.List;

/** A document with mistakes, all of them told at once, each with its field's path and the fix. */
public final class DocumentException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems one line for each mistake
   */
  public DocumentException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each mistake. */
  public List<String> problems() {
    return problems;
  }
}
