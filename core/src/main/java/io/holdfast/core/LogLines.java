package io.holdfast.core;

/** The lines of the server's log as they are written. */
@FunctionalInterface
public interface LogLines {
  /**
   * The lines from now on.
   *
   * @param level the least severe: trace, debug, info, warn or error
   * @param json whether as JSON rather than text
   */
  BodyStream from(String level, boolean json);
}
