package io.holdfast.cli.http;

/** A request had no good answer; the message is for the user, and holds no secret. */
public abstract sealed class ClientException extends RuntimeException
    permits ApiException, TransportException {
  ClientException(String message) {
    super(message, null, false, false);
  }
}
