package io.holdfast.log.tile;

import io.holdfast.log.LogException;

/**
 * A file of the log cannot be read, or is not what its name says. The file is there: one that is
 * not is no exception.
 */
public final class MalformedFileException extends LogException {
  private final String file;
  private final String problem;

  MalformedFileException(String file, String problem) {
    super(file + ": " + problem);
    this.file = file;
    this.problem = problem;
  }

  /** Path below the log's directory. */
  public String file() {
    return file;
  }

  /** What is wrong with it, without its name. */
  public String problem() {
    return problem;
  }
}
