package io.holdfast.server.http;

/** A listener cannot be opened; the message says which and what to do. */
public final class ListenException extends RuntimeException {
  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
