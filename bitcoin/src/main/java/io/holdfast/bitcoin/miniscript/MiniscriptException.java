package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.BitcoinException;

/** An expression that can't be read, doesn't fit together, or must not be used. */
public final class MiniscriptException extends BitcoinException {
  private static final long serialVersionUID = 1L;
  private static final int NOWHERE = -1;

  private final int offset;
  private final String problem;

  /**
   * @param offset where in the text, counted from 0
   * @param problem what was wrong and what to do
   */
  public MiniscriptException(int offset, String problem) {
    super("miniscript, character " + (offset + 1) + ": " + problem);
    this.offset = offset;
    this.problem = problem;
  }

  /**
   * @param problem what was wrong, naming the fragment, of an expression that has no text
   */
  public MiniscriptException(String problem) {
    super("miniscript: " + problem);
    this.offset = NOWHERE;
    this.problem = problem;
  }

  /** Whether a place in a text is known. */
  public boolean hasOffset() {
    return offset != NOWHERE;
  }

  /** Where in the text, counted from 0. */
  public int offset() {
    return offset;
  }

  /** What was wrong, without the place. */
  public String problem() {
    return problem;
  }
}
