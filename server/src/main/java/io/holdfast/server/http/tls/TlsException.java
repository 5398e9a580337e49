package io.holdfast.server.http.tls;

import org.jspecify.annotations.Nullable;

/** TLS cannot be set up; the message names the file and what is wrong with it. */
public final class TlsException extends RuntimeException {
  TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
