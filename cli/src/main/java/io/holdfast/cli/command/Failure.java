package io.holdfast.cli.command;

/** A command ends with an exit code other than 0 and one message for the user. */
public final class Failure extends RuntimeException {
  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** The command was used wrongly, or something on this machine failed: exit code 1. */
  public static Failure local(String message) {
    return new Failure(1, message);
  }

  /** The server refused, has nothing there, or wasn't reached: exit code 2. */
  public static Failure remote(String message) {
    return new Failure(2, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
