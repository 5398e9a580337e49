package io.holdfast.core.policy.hcl;

/** A document that is neither HCL nor JSON; the message begins with the place. */
public final class HclSyntaxException extends RuntimeException {
  private final transient Position position;
  private final String reason;

  public HclSyntaxException(Position position, String message) {
    super(position + ": " + message);
    this.position = position;
    this.reason = message;
  }

  /** Where reading stopped. */
  public Position position() {
    return position;
  }

  /** The message without the place. */
  public String reason() {
    return reason;
  }
}
