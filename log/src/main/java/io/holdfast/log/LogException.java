package io.holdfast.log;

/**
 * The log could not be read, written or continued. The message names the file or the entry, what
 * was wrong with it, and what to do.
 */
public class LogException extends RuntimeException {
  public LogException(String message) {
    super(message);
  }

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
