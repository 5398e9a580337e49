package io.holdfast.cli.http;

/** The server was not reached, or what answered does not speak its protocol. */
public final class TransportException extends ClientException {
  public TransportException(String message) {
    super(message);
  }
}
