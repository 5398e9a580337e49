package io.holdfast.server;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is one line that says why and what to do. */
final class StartException extends RuntimeException {
  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
