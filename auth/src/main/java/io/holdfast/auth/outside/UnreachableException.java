package io.holdfast.auth.outside;

/** What was asked of another system and not answered; the message names no secret. */
public final class UnreachableException extends RuntimeException {
  public UnreachableException(String message) {
    super(message, null, false, false);
  }
}
