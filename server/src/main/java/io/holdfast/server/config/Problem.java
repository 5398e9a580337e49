package io.holdfast.server.config;

import java.util.Optional;

/**
 * Something wrong in the configuration.
 *
 * @param at where; empty for what is missing altogether or was not given by a file
 * @param message what is wrong and what to do; never a value that may be a secret
 */
public record Problem(Optional<Place> at, String message) {
  /** {@code file:line: message}. */
  @Override
  public String toString() {
    return at.map(place -> place + ": " + message).orElse(message);
  }
}
