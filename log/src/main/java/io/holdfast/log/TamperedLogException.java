package io.holdfast.log;

/**
 * What lies on the disk contradicts what was signed, or what the caller knows of it. The log is not
 * continued in this state: a signature over it would cover up the tampering.
 */
public final class TamperedLogException extends LogException {
  public TamperedLogException(String message) {
    super(message);
  }

  public TamperedLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
