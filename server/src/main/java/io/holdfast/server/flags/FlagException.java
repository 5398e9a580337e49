package io.holdfast.server.flags;

/** A command line that cannot be understood; the message names the flag and what to write. */
public final class FlagException extends RuntimeException {
  FlagException(String message) {
    super(message, null, false, false);
  }
}
