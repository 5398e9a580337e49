package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.HclValue;
import io.holdfast.core.policy.hcl.Position;

/**
 * Where something stands in the configuration.
 *
 * @param file the file's name as the user gave it
 * @param position line and column
 */
public record Place(String file, Position position) {
  /** The place of a value in the same file. */
  Place of(HclValue value) {
    return new Place(file, value.at());
  }

  /** The number of the line, from 1. */
  public int line() {
    return position.line();
  }

  /** {@code file:line}, the form that editors and terminals make a link of. */
  @Override
  public String toString() {
    return file + ":" + line();
  }
}
